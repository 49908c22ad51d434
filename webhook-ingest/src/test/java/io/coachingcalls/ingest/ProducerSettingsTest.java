package io.coachingcalls.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import io.coachingcalls.events.Topics;
import org.junit.jupiter.api.Test;

class ProducerSettingsTest {

    @Test
    void shouldWriteToEveryReplicaOnceWhateverTheConnectionSays() {
        assertThat(ProducerSettings.of(Map.of("acks", "1"), Duration.ofMillis(400)))
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("max.request.size", Topics.longestRecord())
                .doesNotContainKey("retries");
    }
}

package io.coachingcalls.calls.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import org.junit.jupiter.api.Test;

/** What every producer of this service really runs with. */
@QuarkusTest
class ProducersTest extends RealParts {

    @Inject
    KafkaClientService kafka;

    @Test
    void shouldWriteToEveryReplicaOnceAndAlsoTheLongestDeadLetter() {
        assertThat(kafka.getProducerChannels())
                .contains("dead-letters-out", "calls-events-out")
                .allSatisfy(channel -> {
                    var settings = kafka.getProducer(channel).configuration();
                    assertThat(settings.get("acks")).isEqualTo("all");
                    assertThat(String.valueOf(settings.get("enable.idempotence")))
                            .isEqualTo("true");
                    assertThat(settings.get("retries")).isNotEqualTo("0");
                    assertThat(Integer.parseInt(String.valueOf(settings.get("max.request.size"))))
                            .isGreaterThanOrEqualTo(Topics.longestRecord());
                });
    }
}

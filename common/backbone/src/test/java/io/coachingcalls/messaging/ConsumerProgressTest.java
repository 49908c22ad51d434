package io.coachingcalls.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class ConsumerProgressTest {

    @Test
    void shouldNoticeAConsumerThatNoLongerPolls() {
        HealthCheckResponse health = healthWhere(
                Map.of("livekit-events-in", Duration.ofSeconds(31), "calls-events-in", Duration.ofSeconds(2)));

        assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(health.getData().orElseThrow())
                .containsExactlyInAnyOrderEntriesOf(Map.of("state", "degraded", "livekit-events-in", "31 s behind"));
    }

    @Test
    void shouldSayThatAllIsOnTime() {
        HealthCheckResponse health = healthWhere(Map.of("livekit-events-in", Duration.ofSeconds(29)));

        assertThat(health.getData().orElseThrow()).containsExactlyEntriesOf(Map.of("state", "on_time"));
    }

    private static HealthCheckResponse healthWhere(Map<String, Duration> silences) {
        return new ProgressHealth(new ConsumerProgress(() -> silences, new SimpleMeterRegistry())).call();
    }
}

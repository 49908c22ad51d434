package io.coachingcalls.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class ServiceHealthTest {

    @Test
    void shouldTellWhatWaitsAndForHowLong() throws JsonProcessingException {
        String health = """
                {"status": "UP", "checks": [
                  {"name": "database", "status": "UP", "data": {"reachable": "yes"}},
                  {"name": "event-progress", "status": "UP",
                   "data": {"state": "degraded", "livekit.events.v1": "45 s behind"}}]}
                """;

        assertThat(ServiceHealth.late(health)).containsExactly(Map.entry("livekit.events.v1", "45 s behind"));
    }

    @Test
    void shouldTellNothingWhileAllIsStoredAsItComes() throws JsonProcessingException {
        assertThat(ServiceHealth.late("""
                {"status": "UP", "checks": [
                  {"name": "event-progress", "status": "UP", "data": {"state": "on_time"}}]}
                """)).isEmpty();
    }
}

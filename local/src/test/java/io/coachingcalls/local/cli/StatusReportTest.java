package io.coachingcalls.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.embedded.FreePort;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.local.state.LiveKitAccess;
import io.coachingcalls.local.state.ProcessId;
import io.coachingcalls.local.state.Run;
import io.coachingcalls.local.state.S3Access;
import org.junit.jupiter.api.Test;

class StatusReportTest {

    @Test
    void shouldBeEmptyWhereNothingRuns() throws Exception {
        assertThat(EventJson.MAPPER.readTree(StatusReport.json(Optional.empty())))
                .isEqualTo(EventJson.MAPPER.readTree("{\"services\": {}}"));
    }

    @Test
    void shouldHoldWhatProgramsNeed() throws Exception {
        ProcessId self = ProcessId.of(ProcessHandle.current());
        String url = "http://127.0.0.1:" + FreePort.any();
        String fred = "http://127.0.0.1:" + FreePort.any();
        Run run = new Run(
                self,
                true,
                "http://127.0.0.1:8080",
                "http://127.0.0.1:8085/demo",
                new LiveKitAccess("ws://127.0.0.1:7880", "key", "secret"),
                "127.0.0.1:9092",
                new S3Access("http://127.0.0.1:9000", "recordings", "s3-key", "s3-secret"),
                "http://127.0.0.1:7980",
                fred,
                fred,
                Map.of("call-service", "postgresql://calls:c@127.0.0.1:5432/coaching_calls"),
                Map.of("call-service", url),
                List.of(new Run.PartProcess("call-service", self), new Run.PartProcess("egress", self)),
                List.of());

        JsonNode report = EventJson.MAPPER.readTree(StatusReport.json(Optional.of(run)));

        assertThat(report).isEqualTo(EventJson.MAPPER.readTree("""
                        {
                          "gateway": "http://127.0.0.1:8080",
                          "livekit": {"url": "ws://127.0.0.1:7880", "apiKey": "key", "apiSecret": "secret"},
                          "kafka": "127.0.0.1:9092",
                          "s3": {
                            "endpoint": "http://127.0.0.1:9000", "bucket": "recordings",
                            "accessKey": "s3-key", "secret": "s3-secret"
                          },
                          "egress": {"url": "http://127.0.0.1:7980", "pid": %d, "alive": true},
                          "fred": {"url": "%s", "ready": false},
                          "fredModels": {"url": "%s", "ready": false},
                          "postgres": {"call-service": "postgresql://calls:c@127.0.0.1:5432/coaching_calls"},
                          "processes": {"call-service": %d, "egress": %d},
                          "services": {
                            "call-service": {"url": "%s", "pid": %d, "healthy": false, "degraded": false, "late": {}}
                          }
                        }
                        """.formatted(
                        self.pid(), fred, fred, self.pid(), self.pid(), url, self.pid())));
    }
}

package io.coachingcalls.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.coachingcalls.local.state.DataDirectory;
import io.coachingcalls.local.state.LiveKitAccess;
import io.coachingcalls.local.state.ProcessId;
import io.coachingcalls.local.state.Run;
import io.coachingcalls.local.state.S3Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {

    @TempDir
    private Path directory;

    @Test
    void shouldStopWhatAKilledSupervisorLeftBehindAndNothingElse() throws Exception {
        DataDirectory data = DataDirectory.at(directory);
        Process left = sleep();
        Process stranger = sleep();
        run(
                        ended(),
                        new Run.PartProcess("kafka", ProcessId.of(left.toHandle())),
                        new Run.PartProcess("livekit", new ProcessId(stranger.pid(), Instant.EPOCH)))
                .keepIn(data);

        Orphans.stop(data);

        assertThat(left.isAlive()).isFalse();
        assertThat(stranger.isAlive()).isTrue();
        assertThat(Run.lastOf(data)).isEmpty();
        stranger.destroyForcibly().waitFor();
    }

    @Test
    void shouldLeaveASystemAloneWhoseSupervisorLives() throws Exception {
        DataDirectory data = DataDirectory.at(directory);
        Process supervisor = sleep();
        Process part = sleep();
        run(ProcessId.of(supervisor.toHandle()), new Run.PartProcess("kafka", ProcessId.of(part.toHandle())))
                .keepIn(data);

        Orphans.stop(data);

        assertThat(part.isAlive()).isTrue();
        assertThat(Run.of(data)).isPresent();
        part.destroyForcibly().waitFor();
        supervisor.destroyForcibly().waitFor();
    }

    private static Process sleep() throws Exception {
        return new ProcessBuilder("sleep", "60").start();
    }

    private static ProcessId ended() throws Exception {
        Process process = sleep();
        ProcessId id = ProcessId.of(process.toHandle());
        process.destroyForcibly().waitFor();
        return id;
    }

    private static Run run(ProcessId supervisor, Run.PartProcess... parts) {
        return new Run(
                supervisor,
                true,
                "http://127.0.0.1:8080",
                "http://127.0.0.1:8085/demo",
                new LiveKitAccess("ws://127.0.0.1:7880", "key", "secret"),
                "127.0.0.1:9092",
                new S3Access("http://127.0.0.1:9000", "recordings", "key", "secret"),
                "http://127.0.0.1:7980",
                null,
                null,
                Map.of(),
                Map.of(),
                List.of(parts),
                List.of());
    }
}

package io.coachingcalls.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import io.coachingcalls.local.state.DataDirectory;
import io.coachingcalls.local.state.LiveKitAccess;
import io.coachingcalls.local.state.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FredPartTest {

    @TempDir
    Path directory;

    @Test
    void shouldBeThereWhereItsPythonIs() throws Exception {
        Path python = Files.createFile(directory.resolve("python"));
        var given = Map.of("CALLS_FRED_PYTHON", python.toString());

        assertThat(FredPart.find(directory, given)).as("not executable").isEmpty();
        assertThat(python.toFile().setExecutable(true)).isTrue();
        assertThat(FredPart.find(directory, given)).isPresent();
        assertThat(FredPart.find(directory, Map.of())).isEmpty();
    }

    @Test
    void shouldBeMissedUnlessSomebodySaidOtherwise() {
        assertThat(FredPart.isMissed(Map.of())).isTrue();
        assertThat(FredPart.isMissed(Map.of("CALLS_FRED", "never"))).isFalse();
        assertThat(FredPart.isMissed(Map.of("FRED_AGENT_NAME", "fred-cary-voice")))
                .isFalse();
    }

    @Test
    void shouldBeToldWhereToWorkAndAsWhom() throws Exception {
        var secrets = new Secrets("key", "secret", "leave", "receipt", "s3-key", "s3-secret", Map.of());
        var access = new LiveKitAccess("ws://127.0.0.1:7880", "key", "secret");
        var wiring = new Wiring(Ports.choose(usual -> usual), secrets, access, true, "fred", true, Set.of());
        var data = DataDirectory.at(directory.resolve("data"));

        assertThat(new FredPart(Path.of("python"), Path.of("src")).environment(wiring, data))
                .containsEntry("LIVEKIT_URL", "ws://127.0.0.1:7880")
                .containsEntry("FRED_AGENT_NAME", "fred")
                .containsEntry("FRED_API_URL", "http://127.0.0.1:8080")
                .containsEntry("LIVEKIT_OBSERVABILITY_URL", "http://127.0.0.1:8080")
                .containsEntry("FRED_OIDC_TOKEN_URL", "http://127.0.0.1:8085/demo/token")
                .containsEntry("FRED_OIDC_CLIENT_ID", "demo-agent")
                .containsEntry("FRED_HEALTH_PORT", "8086")
                .containsEntry("FRED_SPOOL", data.file("fred").toString());
    }
}

package io.coachingcalls.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;

import io.coachingcalls.local.state.LiveKitAccess;
import org.junit.jupiter.api.Test;

class LiveKitPartTest {

    private static final Path CONFIG = Path.of("livekit.yaml");

    @Test
    void shouldUseTheServerThatTheEnvironmentNames() {
        var part = LiveKitPart.choose(
                Map.of("LIVEKIT_URL", "wss://lk.example", "LIVEKIT_API_KEY", "k", "LIVEKIT_API_SECRET", "s"), CONFIG);

        assertThat(part).isEqualTo(new LiveKitPart.External(new LiveKitAccess("wss://lk.example", "k", "s")));
    }

    @Test
    void shouldAskForTheKeysOfTheServerThatTheEnvironmentNames() {
        assertThatThrownBy(() -> LiveKitPart.choose(Map.of("LIVEKIT_URL", "wss://lk.example"), CONFIG))
                .hasMessageContaining("LIVEKIT_API_KEY");
    }

    @Test
    void shouldRunAServerOfItsOwnOtherwise() {
        assertThat(LiveKitPart.choose(Map.of(), CONFIG))
                .isInstanceOfSatisfying(
                        LiveKitPart.Own.class, own -> assertThat(own.command()).endsWith("--config", "livekit.yaml"));
    }
}

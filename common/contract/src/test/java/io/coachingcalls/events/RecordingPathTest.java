package io.coachingcalls.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingPathTest {

    @Test
    void shouldGiveEachAttemptItsOwnKeyAndFindItAgain() {
        assertThat(RecordingPath.of("call-a", 1)).isEqualTo("voice-recordings/call-a.ogg");
        assertThat(RecordingPath.of("call-a", 2)).isEqualTo("voice-recordings/call-a-2.ogg");
        assertThat(RecordingPath.attemptOf("call-a", "voice-recordings/call-a.ogg"))
                .isEqualTo(OptionalInt.of(1));
        assertThat(RecordingPath.attemptOf("call-a", "voice-recordings/call-a-12.ogg"))
                .isEqualTo(OptionalInt.of(12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "call-a.ogg",
                "voice-recordings/call-b.ogg",
                "voice-recordings/call-ab.ogg",
                "voice-recordings/call-a-1.ogg",
                "voice-recordings/call-a-02.ogg",
                "voice-recordings/call-a-x.ogg",
                "voice-recordings/call-a-99999999999.ogg",
                "voice-recordings/call-a.mp4",
                "voice-recordings/call-a/../call-a.ogg"
            })
    void shouldFindNoAttemptInOtherKeys(String path) {
        assertThat(RecordingPath.attemptOf("call-a", path)).isEmpty();
    }
}

package io.coachingcalls.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveKitKeysTest {

    @ParameterizedTest
    @ValueSource(strings = {"a: 1, b: 2", "a: 1\nb: 2\n", " a:1 ,\n b:2", "a: 1\r\nb: 2\r\n"})
    void shouldReadSeveralKeys(String keys) {
        assertThat(LiveKitKeys.parse(keys)).isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @Test
    void shouldKeepColonsInSecrets() {
        assertThat(LiveKitKeys.parse("a: x:y=")).isEqualTo(Map.of("a", "x:y="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "hidden", ": hidden", "hidden:", "a: hidden, a: hidden"})
    void shouldRefuseAnythingElseWithoutRepeatingIt(String keys) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LiveKitKeys.parse(keys))
                .satisfies(refusal -> assertThat(refusal)
                        .hasMessageStartingWith("LIVEKIT_KEYS")
                        .hasMessageNotContaining("hidden"));
    }
}

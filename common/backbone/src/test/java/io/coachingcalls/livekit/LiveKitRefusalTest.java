package io.coachingcalls.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveKitRefusalTest {

    /** @see <a href="https://twitchtv.github.io/twirp/docs/errors.html">Twirp's errors and their statuses</a> */
    @ParameterizedTest
    @CsvSource({
        "404, not_found, true",
        "400, invalid_argument, true",
        "401, unauthenticated, true",
        "412, failed_precondition, true",
        "501, unimplemented, true",
        // Something may have come of these
        "408, deadline_exceeded, false",
        "408, canceled, false",
        "500, internal, false",
        "503, unavailable, false",
        // A proxy's
        "404, '', false",
        "502, '', false"
    })
    void shouldKnowWhetherSomethingMayHaveComeOfIt(int status, String code, boolean isFinal) {
        assertThat(new LiveKitRefusal(status, code, "").isFinal()).isEqualTo(isFinal);
    }

    @ParameterizedTest
    @CsvSource({"not_found, true, false", "failed_precondition, false, true", "internal, false, false"})
    void shouldTellWhatIsGoneFromWhatHasEnded(String code, boolean isNotFound, boolean hasEnded) {
        var refusal = new LiveKitRefusal(400, code, "egress");

        assertThat(refusal.isNotFound()).isEqualTo(isNotFound);
        assertThat(refusal.isFailedPrecondition()).isEqualTo(hasEnded);
        assertThat(refusal).hasMessage("LiveKit answered 400 " + code + ": egress");
    }
}

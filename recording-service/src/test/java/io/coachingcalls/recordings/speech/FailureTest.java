package io.coachingcalls.recordings.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.util.concurrent.TimeoutException;

import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.recordings.speech.Failure.NotSent;
import io.coachingcalls.recordings.speech.Failure.Refused;
import io.vertx.core.http.HttpClosedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void shouldTryAgainWhereAServerIsBusyOrBroken(int status) {
        assertThat(Failure.of(new Refused(status))).isEqualTo(new Failure("transcriber_refused", false));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 411, 413, 415})
    void shouldNotAskAgainWhoRefuses(int status) {
        assertThat(Failure.of(new Refused(status))).isEqualTo(new Failure("transcriber_refused", true));
    }

    @Test
    void shouldTellWhy() {
        assertThat(Failure.of(new ConnectException("refused")))
                .isEqualTo(new Failure("transcriber_unreachable", false));
        assertThat(Failure.of(new HttpClosedException("Connection was closed")))
                .isEqualTo(new Failure("transcriber_unreachable", false));
        assertThat(Failure.of(new TimeoutException())).isEqualTo(new Failure("transcriber_timeout", false));
        assertThat(Failure.of(new ProblemException(ErrorCode.TRANSCRIPT_TOO_LONG, "4001 segments")))
                .isEqualTo(new Failure("transcript_too_long", true));
        assertThat(Failure.of(new NotSent(Failure.GONE))).isEqualTo(Failure.GONE);
        assertThat(Failure.of(new IllegalStateException())).isEqualTo(new Failure("internal", false));
    }
}

package io.coachingcalls.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassingFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "08006, a connection that failed",
        "40001, a serialisation failure",
        "40P01, a deadlock",
        "53300, too many connections",
        "53100, a full disk",
        "58030, a disk that cannot be read",
        "55P03, a lock that was waited for too long",
        "57014, a statement that took too long",
        "57P01, a server that is being stopped",
        "57P03, a server that is starting",
        "25006, a server that has become a standby"
    })
    void shouldWaitForWhatPasses(String state, String what) {
        assertThat(PassingFailures.passes(answer(state))).as(what).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "54000, an index row that is too long",
        "22P05, a character that the encoding has not",
        "23503, a row that it belongs to is gone",
        "23505, a key that is there already",
        "42P01, a table that is missing",
        "0A000, what this server cannot do",
        "57000, an intervention that is not the server's end",
        "'', no state at all",
        "08, half a state"
    })
    void shouldNotWaitForWhatStaysAsItIs(String state, String what) {
        assertThat(PassingFailures.passes(answer(state))).as(what).isFalse();
    }

    static Stream<Throwable> passing() {
        return Stream.of(
                new ConnectException("refused"),
                new VertxException("connection lost"),
                new TimeoutException(),
                new io.smallrye.mutiny.TimeoutException(),
                new IllegalStateException(new RuntimeException(new IOException("reset"))));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void shouldSeeThroughWhatAFailureIsWrappedIn(Throwable e) {
        assertThat(PassingFailures.passes(e)).isTrue();
    }

    static Stream<@Nullable Throwable> staying() {
        return Stream.of(
                null,
                new IllegalArgumentException("no such room"),
                // Also an IOException
                new JsonParseException(null, "broken"),
                new RuntimeException(answer("22001")));
    }

    @ParameterizedTest
    @MethodSource("staying")
    void shouldTakeNothingElseForAPassingFailure(@Nullable Throwable e) {
        assertThat(PassingFailures.passes(e)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "42703", "42501", "0A000"})
    void shouldBlameTheDeploymentForAMigrationThatIsMissing(String state) {
        assertThat(PassingFailures.isOfTheDeployment(new RuntimeException(answer(state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P05", "54000", "40001", "", "42"})
    void shouldNotBlameTheDeploymentForTheRecordsFault(String state) {
        assertThat(PassingFailures.isOfTheDeployment(answer(state))).isFalse();
    }

    @Test
    void shouldEndAtAFailureThatIsItsOwnCause() {
        var own = new Exception("own") {
            @Override
            public synchronized Throwable getCause() {
                return this;
            }
        };

        assertThat(PassingFailures.passes(own)).isFalse();
        assertThat(PassingFailures.isOfTheDeployment(own)).isFalse();
        assertThat(DatabaseProblems.isOrphan(own)).isFalse();
    }

    private static PgException answer(String state) {
        return new PgException("refused", "ERROR", state, "");
    }
}

package io.coachingcalls.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.CompositeException;
import org.junit.jupiter.api.Test;

class ProblemMappersTest {

    private final ProblemMappers mappers = new ProblemMappers();

    @Test
    void shouldAnswerWhatWentWrongFirstWhereCleaningUpFailedToo() {
        var away = new ProblemException(ErrorCode.LIVEKIT_UNAVAILABLE, null);

        try (var answer = mappers.map(new CompositeException(away, new IllegalStateException("connection lost")))) {
            assertThat(answer.getStatus()).isEqualTo(503);
        }
        try (var answer = mappers.map(new CompositeException(new IllegalStateException("a bug"), away))) {
            assertThat(answer.getStatus()).isEqualTo(500);
        }
    }
}

package io.coachingcalls.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
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

    @Test
    void shouldNameTheFieldThatIsWrong() {
        try (var answer = mappers.map(ProblemException.invalid("coachId", "must be somebody else than you"))) {
            assertThat(answer.getEntity()).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.detail()).isEqualTo("coachId must be somebody else than you");
                assertThat(problem.errors())
                        .containsExactly(new Problem.FieldError("coachId", "must be somebody else than you"));
            });
        }
    }

    @Test
    void shouldNameTheFieldOfATypeThatDoesNotFit() {
        var wrong = catchThrowableOfType(MismatchedInputException.class, () -> new ObjectMapper()
                .readValue("{\"lines\": [{\"at\": 1}, {\"at\": \"soon\"}]}", Script.class));

        try (var answer = mappers.map(wrong)) {
            assertThat(answer.getEntity()).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                    .containsExactly(new Problem.FieldError("lines[1].at", "must be a whole number")));
        }
    }

    @Test
    void shouldSayWhenTooManyMayBeTriedAgain() {
        try (var answer = mappers.map(ProblemException.tooMany("at most 10", Duration.ofMillis(4_001)))) {
            assertThat(answer.getStatus()).isEqualTo(429);
            assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
        }
    }

    record Script(List<Line> lines) {}

    record Line(int at) {}
}

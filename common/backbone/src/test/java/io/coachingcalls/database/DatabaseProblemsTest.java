package io.coachingcalls.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseProblemsTest {

    /** By what they can do about it: try again, give it up, or tell us. */
    @ParameterizedTest
    @CsvSource({"08006, 503", "57014, 503", "23503, 404", "42P01, 500", "22P05, 500"})
    void shouldTellPeopleWhoseFaultItIs(String state, int status) {
        var failure = new PgException("refused", "ERROR", state, "");

        assertThat(new DatabaseProblems().map(failure).getStatus()).isEqualTo(status);
        assertThat(new DatabaseProblems()
                        .map(new jakarta.persistence.PersistenceException(failure))
                        .getStatus())
                .isEqualTo(status);
    }
}

package io.coachingcalls.database;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

/** Which failures pass by themselves, so that the very same thing may be tried again: only those known to. */
public final class PassingFailures {

    /**
     * Classes of SQLSTATE: 08 connection, 40 transaction rollback (deadlock, serialisation), 53 resources, 58 system.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error codes</a>
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "58");

    /** A statement that does not fit the tables (a migration is missing), or a role that may not: 42 and 0A. */
    private static final Set<String> CLASSES_OF_DEPLOYMENT = Set.of("42", "0A");

    /** Operator intervention (57P01 and its like), but not a cancelled statement, which is a time-out. */
    private static final String OPERATOR_INTERVENTION = "57P";

    /** Lock timeout; statement timeout; a server that has become a standby. */
    private static final Set<String> STATES = Set.of("55P03", "57014", "25006");

    private PassingFailures() {}

    /** True when nothing is wrong with what was asked: a connection, a pool, a time limit or the server was. */
    public static boolean passes(@Nullable Throwable e) {
        return switch (e) {
            case null -> false;
            case PgException answer -> passes(answer.getSqlState());
            // Connections lost, pools exhausted
            case VertxException anything -> true;
            // A pool that is closed, as this process stops
            case NoStackTraceThrowable said -> true;
            case TimeoutException late -> true;
            case io.smallrye.mutiny.TimeoutException late -> true;
            // Also an IOException, and one that no retry helps
            case JacksonException unreadable -> false;
            case IOException connection -> true;
            default -> e.getCause() != e && passes(e.getCause());
        };
    }

    /** True when no statement of this kind can succeed until somebody mends what is deployed, whatever it is given. */
    public static boolean isOfTheDeployment(@Nullable Throwable e) {
        return switch (e) {
            case null -> false;
            case PgException answer ->
                answer.getSqlState() != null
                        && answer.getSqlState().length() == 5
                        && CLASSES_OF_DEPLOYMENT.contains(answer.getSqlState().substring(0, 2));
            default -> e.getCause() != e && isOfTheDeployment(e.getCause());
        };
    }

    private static boolean passes(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2))
                        || state.startsWith(OPERATOR_INTERVENTION)
                        || STATES.contains(state));
    }
}

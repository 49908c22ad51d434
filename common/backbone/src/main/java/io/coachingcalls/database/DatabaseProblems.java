package io.coachingcalls.database;

import java.net.ConnectException;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;

import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.Problem;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Tells "the database cannot be reached" from "we asked it something wrong". */
public final class DatabaseProblems {

    private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    @ServerExceptionMapper({
        ConnectException.class,
        ClosedConnectionException.class,
        VertxException.class,
        PgException.class,
        // Hibernate's own, and those it turns them into: a lock that was waited for too long
        PersistenceException.class
    })
    public Response map(Exception e) {
        if (PassingFailures.passes(e)) {
            LOG.warnf("the database is away: %s", e);
            return Problem.response(ErrorCode.DATABASE_UNAVAILABLE, null);
        }
        if (isOrphan(e)) {
            LOG.infof("what it would belong to was removed meanwhile: %s", e.toString());
            return Problem.response(ErrorCode.NOT_FOUND, null);
        }
        LOG.error("a statement failed", e);
        return Problem.response(ErrorCode.INTERNAL, null);
    }

    /** Somebody wrote about a room while another erased it. */
    static boolean isOrphan(@Nullable Throwable e) {
        return switch (e) {
            case null -> false;
            case PgException answer -> FOREIGN_KEY_VIOLATION.equals(answer.getSqlState());
            default -> e.getCause() != e && isOrphan(e.getCause());
        };
    }
}

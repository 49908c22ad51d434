package io.coachingcalls.identity;

import jakarta.ws.rs.core.Response;

import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers of the security layer in the shape of every other error. */
public final class SecurityProblems {

    @ServerExceptionMapper
    public Response map(UnauthorizedException e) {
        return Problem.response(ErrorCode.UNAUTHENTICATED, "send a bearer token in the Authorization header");
    }

    @ServerExceptionMapper
    public Response map(AuthenticationFailedException e) {
        return Problem.response(
                ErrorCode.UNAUTHENTICATED, "the bearer token is expired, malformed or not for this system");
    }

    @ServerExceptionMapper
    public Response map(ForbiddenException e) {
        return Problem.response(ErrorCode.FORBIDDEN, null);
    }
}

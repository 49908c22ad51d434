package io.coachingcalls.limits;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;

import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Turns away who asks too often. Programs of ours, which ask for many people, are never turned away. */
@ApplicationScoped // and so not made with the filters, before there is a configuration
class RateLimiter {

    private final Allowances allowances;
    private final CallerFromToken token;
    private final MeterRegistry metrics;

    RateLimiter(RateLimitConfig config, CallerFromToken token, MeterRegistry metrics) {
        this.allowances = new Allowances(config, System::nanoTime);
        this.token = token;
        this.metrics = metrics;
    }

    @RateLimited(Limit.CALLS) // any: a filter is bound by the annotation, not by its value
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION) // before filters that look into the database
    public @Nullable Response check(SimpleResourceInfo endpoint) throws NoSuchMethodException {
        Caller caller = token.caller();
        if (caller.is(Role.SERVICE)) {
            return null;
        }
        Limit limit = limitOf(endpoint);
        Duration wait = allowances.take(caller.userId(), limit);
        if (wait.isZero()) {
            return null;
        }
        metrics.counter("requests.rate.limited", "limit", limit.title()).increment();
        return Problem.response(ErrorCode.TOO_MANY_REQUESTS, null, secondsOf(wait));
    }

    private static Limit limitOf(SimpleResourceInfo endpoint) throws NoSuchMethodException {
        return endpoint.getResourceClass()
                .getDeclaredMethod(endpoint.getMethodName(), endpoint.parameterTypes())
                .getAnnotation(RateLimited.class)
                .value();
    }

    /** Rounded up: a client that comes back exactly then is let in. */
    private static long secondsOf(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
    }
}

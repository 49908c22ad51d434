package io.coachingcalls.limits;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;

import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Turns away who asks too often. Programs of ours, which ask for many people, are never turned away. */
@ApplicationScoped // and so not made with the filters, before there is a configuration
public class RateLimiter {

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
    public void check(SimpleResourceInfo endpoint) throws NoSuchMethodException {
        require(token.caller(), limitOf(endpoint));
    }

    /**
     * For an endpoint that finds out by itself who is calling.
     *
     * @throws ProblemException 429 for somebody who has used up their allowance
     */
    public void require(Caller caller, Limit limit) {
        if (caller.is(Role.SERVICE)) {
            return;
        }
        Duration wait = allowances.take(caller.userId(), limit);
        if (!wait.isZero()) {
            metrics.counter("requests.rate.limited", "limit", limit.title()).increment();
            throw ProblemException.tooMany(null, wait);
        }
    }

    private static Limit limitOf(SimpleResourceInfo endpoint) throws NoSuchMethodException {
        return endpoint.getResourceClass()
                .getDeclaredMethod(endpoint.getMethodName(), endpoint.parameterTypes())
                .getAnnotation(RateLimited.class)
                .value();
    }
}

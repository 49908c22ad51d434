package io.coachingcalls.legacy;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

import io.coachingcalls.problem.ProblemException;

/** Answers for the endpoints that are {@link Legacy} where these are switched off. */
@Provider
@Legacy
public class LegacySwitch implements ContainerRequestFilter {

    private final LegacyConfig config;

    LegacySwitch(LegacyConfig config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!config.api()) {
            throw ProblemException.notFound();
        }
    }
}

package io.coachingcalls.sessions.legacy;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

import io.coachingcalls.legacy.LegacyConfig;

/** Whoever asks for a numbered page of the sessions gets one; all others follow the cursor. */
@Provider
@PreMatching
public class PagesOfSessions implements ContainerRequestFilter {

    private static final String LIST = "/api/coaching/sessions";

    private final LegacyConfig config;

    PagesOfSessions(LegacyConfig config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo address = request.getUriInfo();
        if (config.api()
                && request.getMethod().equals(HttpMethod.GET)
                && address.getPath().equals(LIST)
                && address.getQueryParameters().containsKey("page")) {
            request.setRequestUri(address.getRequestUriBuilder()
                    .path(OldSessionResource.PAGES)
                    .build());
        }
    }
}

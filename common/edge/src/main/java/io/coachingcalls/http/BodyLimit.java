package io.coachingcalls.http;

import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says {@code body_too_large} before Quarkus does, which would answer 413 with an empty body. */
@Singleton
class BodyLimit {

    /** Before the limit of Quarkus' own. */
    private static final int PRIORITY = 10_000;

    private static final long TOLERATED = 4 * 1024 * 1024;

    private final RequestConfig config;
    private final long limit;
    private final String answer;

    BodyLimit(
            RequestConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> limit,
            ObjectMapper mapper)
            throws JsonProcessingException {
        this.config = config;
        this.limit = limit.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
        String detail = "at most " + this.limit + " bytes";
        this.answer = mapper.writeValueAsString(Problem.of(ErrorCode.BODY_TOO_LARGE, detail));
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        if (length(request) <= limit || config.isUpload(request.normalizedPath())) {
            request.next();
            return;
        }
        readAndForget(request.request());
        request.response()
                .setStatusCode(ErrorCode.BODY_TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(answer);
    }

    /** A client that is still sending when its connection ends may miss the answer. */
    private void readAndForget(HttpServerRequest request) {
        request.handler(chunk -> {
            if (request.bytesRead() > TOLERATED) {
                request.connection().close();
            }
        });
        request.resume();
    }

    /** A body sent in chunks has none; Quarkus counts it as it comes. */
    private static long length(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

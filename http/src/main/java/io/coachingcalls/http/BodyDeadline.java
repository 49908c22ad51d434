package io.coachingcalls.http;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Cuts off who sends a body byte by byte, which no idle timeout does. Without an answer: to LiveKit a 4xx would mean that
 * its webhook was taken, while it tries again after a broken connection.
 */
@Singleton
class BodyDeadline {

    /** Before everything that reads. */
    private static final int PRIORITY = 10_001;

    private final long limitMs;
    private final Vertx vertx;

    BodyDeadline(RequestConfig config, Vertx vertx) {
        this.limitMs = config.bodyTimeout().toMillis();
        this.vertx = vertx;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, PRIORITY);
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (hasBody(request)) {
            long timer = vertx.setTimer(limitMs, late -> request.response().reset());
            request.end().onComplete(read -> vertx.cancelTimer(timer));
        }
        context.next();
    }

    /** One without is not over until somebody reads it, which a stream of events does not. */
    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}

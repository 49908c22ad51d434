package io.coachingcalls.http;

import java.time.Duration;

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

    private final RequestConfig config;
    private final Vertx vertx;

    BodyDeadline(RequestConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, PRIORITY);
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (hasBody(request)) {
            long timeLimitMs = timeLimit(request).toMillis();
            long timer = vertx.setTimer(timeLimitMs, late -> request.response().reset());
            request.end().onComplete(read -> vertx.cancelTimer(timer));
        }
        context.next();
    }

    private Duration timeLimit(HttpServerRequest request) {
        boolean isUpload = request.path() != null && config.isUpload(request.path());
        return isUpload ? config.uploadTimeout() : config.bodyTimeout();
    }

    /** One without is not over until somebody reads it, which a stream of events does not. */
    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}

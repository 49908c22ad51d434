package io.coachingcalls.local.gateway;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ErrorSentence;
import io.coachingcalls.problem.Problem;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/**
 * The one address of the system: passes each request on to the service that {@link Routes} names, and serves the web
 * app.
 */
public final class Gateway implements AutoCloseable {

    /** To each service; what is asked beyond waits for its turn. */
    private static final int MOST_CONNECTIONS = 1_000;

    /**
     * Beside those: a stream keeps its connection for as long as it is watched, so streams have a pool of their own and
     * cannot take that of all else.
     */
    private static final int MOST_STREAMS = 10_000;

    /** What goes wrong here is said as the services say it. */
    private static final ObjectMapper JSON = EventJson.MAPPER.copy().addMixIn(Problem.class, ErrorSentence.class);

    private static final int CONNECT_LIMIT_MILLIS = 1_000;
    private static final String RETRY_AFTER_SECONDS = "2";

    private final Vertx vertx;
    private final Map<String, HttpProxy> proxies;
    private final Map<String, HttpProxy> streams;
    private final Optional<WebApp> webApp;

    private Gateway(
            Vertx vertx, Map<String, HttpProxy> proxies, Map<String, HttpProxy> streams, Optional<WebApp> webApp) {
        this.vertx = vertx;
        this.proxies = proxies;
        this.streams = streams;
        this.webApp = webApp;
    }

    /**
     * Starts listening.
     *
     * @param services addresses by service name; they need not answer yet
     * @param webApp empty where it is not built
     */
    public static Gateway start(String host, int port, Map<String, String> services, Optional<WebApp> webApp)
            throws Exception {
        return start(host, port, services, webApp, MOST_CONNECTIONS, MOST_STREAMS);
    }

    static Gateway start(
            String host,
            int port,
            Map<String, String> services,
            Optional<WebApp> webApp,
            int mostConnections,
            int mostStreams)
            throws Exception {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
        var options = new HttpClientOptions().setConnectTimeout(CONNECT_LIMIT_MILLIS);
        var client = vertx.createHttpClient(new HttpClientOptions(options).setMaxPoolSize(mostConnections));
        // One more than there may be is told so at once: no stream ends soon enough to be waited for
        var streamClient = vertx.createHttpClient(
                new HttpClientOptions(options).setMaxPoolSize(mostStreams).setMaxWaitQueueSize(0));
        var gateway = new Gateway(vertx, proxies(client, services), proxies(streamClient, services), webApp);
        try {
            // Past an upgrade to HTTP/2, which no browser asks for without TLS, the limits of headers would not hold
            var serverOptions =
                    new HttpServerOptions().setHost(host).setPort(port).setHttp2ClearTextEnabled(false);
            var server = vertx.createHttpServer(serverOptions)
                    .requestHandler(gateway::handle)
                    .invalidRequestHandler(Gateway::refuse)
                    .listen();
            server.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
            return gateway;
        } catch (Exception e) {
            gateway.close();
            throw e;
        }
    }

    private static Map<String, HttpProxy> proxies(HttpClient client, Map<String, String> services) {
        Map<String, HttpProxy> proxies = new HashMap<>();
        services.forEach((service, url) -> {
            URI origin = URI.create(url);
            proxies.put(
                    service,
                    HttpProxy.reverseProxy(client)
                            .origin(origin.getPort(), origin.getHost())
                            .addInterceptor(new AsksForHealth())
                            .addInterceptor(new SaysWhoIsAway(service)));
        });
        return Map.copyOf(proxies);
    }

    private void handle(HttpServerRequest request) {
        Routes.serviceFor(request.path())
                .map((asksForStream(request) ? streams : proxies)::get)
                .ifPresentOrElse(proxy -> proxy.handle(request), () -> answerItself(request));
    }

    /** Of the one path that answers nothing else, whatever is asked for there; and of the answers told piece by piece. */
    private static boolean asksForStream(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.path().equals(Routes.STREAM) || accept != null && accept.contains("text/event-stream");
    }

    private void answerItself(HttpServerRequest request) {
        if (webApp.filter(app -> app.answers(request)).isEmpty()) {
            answer(request, ErrorCode.NOT_FOUND, "nothing answers at this path");
        }
    }

    /** What cannot be read as a request. Nothing that comes after it on the connection can be, either. */
    private static void refuse(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        ErrorCode code = cause instanceof TooLongHttpLineException
                ? ErrorCode.ADDRESS_TOO_LONG
                : cause instanceof TooLongHttpHeaderException ? ErrorCode.HEADERS_TOO_LARGE : ErrorCode.INVALID_REQUEST;
        answer(request, code, cause.getMessage())
                .onComplete(answered -> request.connection().close());
    }

    private static Future<Void> answer(HttpServerRequest request, ErrorCode code, String detail) {
        return request.response()
                .setStatusCode(code.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(json(code, detail))
                .otherwiseEmpty();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Buffer json(ErrorCode code, String detail) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(Problem.of(code, detail)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A service's readiness, which it tells at a path of its own. */
    private record AsksForHealth() implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            if (context.request().getURI().startsWith(Routes.HEALTH)) {
                context.request().setURI("/q/health/ready");
            }
            return context.sendRequest();
        }
    }

    private record SaysWhoIsAway(String service) implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            return context.sendRequest().recover(failure -> Future.succeededFuture(unavailable(context)));
        }

        private ProxyResponse unavailable(ProxyContext context) {
            return context.request()
                    .release()
                    .response()
                    .setStatusCode(ErrorCode.SERVICE_UNAVAILABLE.status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .putHeader("Retry-After", RETRY_AFTER_SECONDS)
                    .setBody(Body.body(json(ErrorCode.SERVICE_UNAVAILABLE, service + " cannot be reached")));
        }
    }
}

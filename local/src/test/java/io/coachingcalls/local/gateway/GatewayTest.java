package io.coachingcalls.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.coachingcalls.embedded.FreePort;
import io.coachingcalls.events.EventJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {

    private static final String HOST = "127.0.0.1";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = FreePort.any();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Semaphore opened = new Semaphore(0);
    private HttpServer service;
    private Gateway gateway;

    @TempDir
    private Path dist;

    @BeforeEach
    void start() throws Exception {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getByName(HOST), 0), 0);
        service.createContext("/", GatewayTest::echo);
        service.createContext("/api/fred/call/unanswered", exchange -> awaitEnd());
        service.createContext("/api/coaching/sessions/stream", exchange -> awaitEnd());
        service.setExecutor(threads);
        service.start();
        gateway = Gateway.start(
                HOST,
                port,
                Map.of(
                        "call-service",
                                "http://" + HOST + ":" + service.getAddress().getPort(),
                        "session-service", "http://" + HOST + ":" + FreePort.any()),
                WebApp.load(builtApp(), Map.of("clientId", "web")));
    }

    private Path builtApp() throws IOException {
        Files.writeString(dist.resolve("index.html"), "<title>the app</title>");
        Files.createDirectory(dist.resolve("assets"));
        Files.writeString(dist.resolve("assets/app-abc123.js"), "run()");
        return dist;
    }

    @AfterEach
    void stop() {
        end.countDown();
        gateway.close();
        service.stop(0);
        client.close();
    }

    @Test
    void shouldPassTheRequestOnAsItIsAndBringTheAnswerBack() throws Exception {
        var answer = send(request("/api/fred/call?a=b%20c")
                .header("Authorization", "Bearer x")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"ä\"}")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("POST /api/fred/call?a=b%20c Bearer x {\"text\":\"ä\"}");
    }

    /** As those who watch their sessions live do: their requests last. */
    @Test
    void shouldLetManyRequestsLastAndPassOthersOn() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> lasting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            lasting.add(client.sendAsync(
                    request("/api/fred/call/unanswered").build(), HttpResponse.BodyHandlers.ofString()));
        }

        var answer = send(request("/api/fred/call").timeout(Duration.ofSeconds(20)));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(lasting).noneMatch(CompletableFuture::isDone);
    }

    /** A thousand streams of one person's used to take all connections to a service. */
    @ParameterizedTest
    @CsvSource({"/api/fred/call/unanswered, text/event-stream", "/api/coaching/sessions/stream, */*"})
    void shouldNotLetStreamsTakeTheConnectionsOfAllElse(String stream, String accept) throws Exception {
        String url = "http://" + HOST + ":" + service.getAddress().getPort();
        int small = FreePort.any();
        Gateway narrow =
                Gateway.start(HOST, small, Map.of("call-service", url, "session-service", url), Optional.empty(), 2, 3);
        try {
            URI root = URI.create("http://" + HOST + ":" + small);
            HttpRequest watch = HttpRequest.newBuilder(root.resolve(stream))
                    .header("Accept", accept)
                    .build();
            List<CompletableFuture<HttpResponse<String>>> streams = Stream.generate(
                            () -> client.sendAsync(watch, HttpResponse.BodyHandlers.ofString()))
                    .limit(3)
                    .toList();
            assertThat(opened.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();

            assertThat(client.send(watch, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .as("one stream more than there may be")
                    .isEqualTo(503);
            assertThat(send(HttpRequest.newBuilder(root.resolve("/api/fred/call")))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(send(HttpRequest.newBuilder(root.resolve("/api/coaching/sessions")))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(streams).noneMatch(CompletableFuture::isDone);
        } finally {
            narrow.close();
        }
    }

    @Test
    void shouldSayThatNothingAnswersAtAnUnknownPath() throws Exception {
        var answer = send(request("/api/nowhere"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertProblem(answer, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/history", "/call/call-1?from=mail"})
    void shouldServeTheWebAppForEachOfItsPagesAndHaveItAskedForAgain(String path) throws Exception {
        var answer = send(request(path));

        assertThat(answer.body()).isEqualTo("<title>the app</title>");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self'");
    }

    @Test
    void shouldProtectPagesAsProductionsServerDoes() throws Exception {
        String caddyfile = Files.readString(Path.of("../web/Caddyfile"));

        HttpHeaders headers = send(request("/")).headers();

        for (String name :
                List.of("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy")) {
            Matcher line = Pattern.compile("^\\s+" + name + " (\"?)(.+)\\1$", Pattern.MULTILINE)
                    .matcher(caddyfile);
            assertThat(line.find()).as(name).isTrue();
            assertThat(headers.firstValue(name)).hasValue(line.group(2));
        }
    }

    @Test
    void shouldLetBrowsersKeepFilesWhoseNameHasTheirHash() throws Exception {
        var answer = send(request("/assets/app-abc123.js"));

        assertThat(answer.body()).isEqualTo("run()");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
    }

    @Test
    void shouldCompressForThoseWhoTakeIt() throws Exception {
        var answer = client.send(
                request("/").header("Accept-Encoding", "gzip, br").build(), HttpResponse.BodyHandlers.ofInputStream());

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(answer.body())).hasContent("<title>the app</title>");
    }

    @Test
    void shouldNotSendAgainWhatTheBrowserHas() throws Exception {
        String etag = send(request("/")).headers().firstValue("ETag").orElseThrow();

        var answer = send(request("/history").header("If-None-Match", etag));

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void shouldTellTheWebAppItsConfiguration() throws Exception {
        assertThat(send(request("/config.json")).body()).isEqualTo("{\"clientId\":\"web\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/old-file.js", "/%2e%2e/secrets.json", "/q/metrics", "/api"})
    void shouldServeNothingThatIsNotTheWebApps(String path) throws Exception {
        var answer = send(request(path));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertProblem(answer, "not_found");
    }

    @Test
    void shouldSayWhatIsTooLong() throws Exception {
        var longAddress = send(request("/api/fred/call?title=" + "a".repeat(5_000)));
        var longHeader = send(request("/api/fred/call").header("X-Long", "a".repeat(9_000)));

        assertThat(longAddress.statusCode()).isEqualTo(414);
        assertProblem(longAddress, "address_too_long");
        assertThat(longHeader.statusCode()).isEqualTo(431);
        assertProblem(longHeader, "headers_too_large");
    }

    @Test
    void shouldAskAServiceWhetherItIsReady() throws Exception {
        assertThat(send(request("/health/call-service")).body()).startsWith("GET /q/health/ready ");
        assertThat(send(request("/health/session-service")).statusCode()).isEqualTo(503);
    }

    @Test
    void shouldSayWhichServiceIsAwayAndWhenToTryAgain() throws Exception {
        var answer = send(request("/api/coaching/sessions").POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.body()).contains("session-service cannot be reached");
        assertProblem(answer, "service_unavailable");
    }

    private static void assertProblem(HttpResponse<String> answer, String code) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(EventJson.MAPPER.readTree(answer.body()).path("code").asText())
                .isEqualTo(code);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void awaitEnd() {
        opened.release();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] answer = "%s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(201, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}

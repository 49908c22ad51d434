package io.coachingcalls.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.coachingcalls.embedded.FreePort;
import io.coachingcalls.events.EventJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private static final String HOST = "127.0.0.1";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = FreePort.any();
    private HttpServer service;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getByName(HOST), 0), 0);
        service.createContext("/", GatewayTest::echo);
        service.start();
        gateway = Gateway.start(
                HOST,
                port,
                Map.of(
                        "call-service",
                                "http://" + HOST + ":" + service.getAddress().getPort(),
                        "session-service", "http://" + HOST + ":" + FreePort.any()));
    }

    @AfterEach
    void stop() {
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

    @Test
    void shouldSayThatNothingAnswersAtAnUnknownPath() throws Exception {
        var answer = send(request("/nowhere"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertProblem(answer, "not_found");
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

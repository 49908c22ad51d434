package io.coachingcalls.recordings.model;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.coachingcalls.events.EventJson;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A server that speaks OpenAI's chat completions and says what a test tells it to. */
public final class SpeakingServer implements QuarkusTestResourceLifecycleManager {

    /** What it answers: given everything that was said to it. */
    public static volatile Function<String, Answer> says = prompt -> Answer.of("");

    /** Everything that was said to it, request by request, newest last. */
    public static final List<String> HEARD = new CopyOnWriteArrayList<>();

    /** The same for the guide, which answers nothing as long as no test wants it to. */
    public static volatile Function<String, Answer> guides = prompt -> Answer.refused();

    public static final List<String> GUIDE_HEARD = new CopyOnWriteArrayList<>();

    /** As a resource's argument: there is no model, but the guide. */
    public static final String WITHOUT_MODEL = "without-model";

    private boolean hasModel = true;

    private HttpServer server;

    /**
     * @param text null for an answer without content
     * @param delayMs before it is sent
     * @param pieces in which it is streamed
     * @param thinking what it thinks, in fields of their own; null for nothing
     */
    public record Answer(int status, String text, long delayMs, List<String> pieces, String thinking) {

        public static Answer of(String text) {
            return late(text, 0);
        }

        public static Answer late(String text, long delayMs) {
            return new Answer(200, text, delayMs, List.of(text.split("(?<= )")), null);
        }

        public static Answer refused() {
            return new Answer(500, "{}", 0, List.of(), null);
        }

        public static Answer inPieces(String... pieces) {
            return new Answer(200, String.join("", pieces), 0, List.of(pieces), null);
        }

        /** As reasoning models behind vLLM, Ollama and the like answer. */
        public Answer thinking(String thinking) {
            return new Answer(status, text, delayMs, pieces, thinking);
        }

        public static Answer onlyThinking(String thinking) {
            return new Answer(200, null, 0, List.of(), thinking);
        }
    }

    @Override
    public void init(Map<String, String> arguments) {
        hasModel = !arguments.containsKey(WITHOUT_MODEL);
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", exchange -> answer(exchange, HEARD, says));
        server.createContext("/guide/v1/chat/completions", exchange -> answer(exchange, GUIDE_HEARD, guides));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        if (!hasModel) {
            return Map.of("fred.guide.url", url + "/guide/v1", "fred.guide.timeout", "1s");
        }
        return Map.of(
                "fred.guide.url", url + "/guide/v1",
                "fred.model.url", url + "/v1",
                "fred.model.name", "a-model",
                "fred.model.timeout", "2s",
                "fred.model.part-length", "2000",
                "summary.patience", "4s",
                "summary.retry-after", "500ms",
                "summary.max-attempts", "3");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, List<String> heard, Function<String, Answer> says)
            throws IOException {
        try (exchange) {
            JsonNode request = EventJson.MAPPER.readTree(exchange.getRequestBody());
            StringBuilder prompt = new StringBuilder();
            request.path("messages")
                    .forEach(message -> prompt.append(message.path("role").textValue())
                            .append(": ")
                            .append(message.path("content").textValue())
                            .append('\n'));
            heard.add(prompt.toString());
            Answer answer = says.apply(prompt.toString());
            Thread.sleep(answer.delayMs());
            if (request.path("stream").booleanValue()) {
                stream(exchange, answer);
            } else {
                send(
                        exchange,
                        answer.status(),
                        "application/json",
                        completion("message", answer.text(), answer.thinking(), "chat.completion"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stream(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status() != 200) {
            send(exchange, answer.status(), "application/json", answer.text());
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        if (answer.thinking() != null) {
            send(body, completion("delta", null, answer.thinking(), "chat.completion.chunk"));
        }
        for (String piece : answer.pieces()) {
            send(body, completion("delta", piece, null, "chat.completion.chunk"));
        }
        body.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void send(OutputStream body, String data) throws IOException {
        body.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private static String completion(String field, String text, String thinking, String object) {
        var completion = EventJson.MAPPER
                .createObjectNode()
                .put("id", "c1")
                .put("object", object)
                .put("created", 1)
                .put("model", "a-model");
        var choice = completion.putArray("choices").addObject().put("index", 0);
        var message = choice.putObject(field).put("role", "assistant").put("content", text);
        if (thinking != null) {
            message.put("reasoning_content", thinking).put("reasoning", thinking);
        }
        if (field.equals("message")) {
            choice.put("finish_reason", "stop");
        }
        return completion.toString();
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}

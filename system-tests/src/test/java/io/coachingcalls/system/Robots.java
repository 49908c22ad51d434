package io.coachingcalls.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** Robots that hold a call with real media: each comes, speaks a tone or only listens, and leaves. */
final class Robots {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESULT = "RESULT ";

    private Robots() {}

    /**
     * @param name the identity in the token
     * @param hertz the tone; null: only listens
     * @param from seconds after the first one, who comes at once
     */
    record Plan(String name, String token, @Nullable Integer hertz, double from, double to) {}

    /** By the robot's own clock. */
    record Stay(String name, Instant joinedAt, Instant leftAt, List<String> heard) {}

    /** What came of the plans. */
    record Call(List<Stay> stays) {

        Instant firstJoin() {
            return stays.stream().map(Stay::joinedAt).min(Instant::compareTo).orElseThrow();
        }

        double seconds() {
            Instant lastLeave =
                    stays.stream().map(Stay::leftAt).max(Instant::compareTo).orElseThrow();
            return Duration.between(firstJoin(), lastLeave).toMillis() / 1000.0;
        }
    }

    static Call hold(String url, Plan... plans) {
        return begin(url, plans).join();
    }

    static CompletableFuture<Call> begin(String url, Plan... plans) {
        try {
            Process process = new ProcessBuilder("node", "robots.mjs", argument(url, plans))
                    .directory(Path.of(System.getProperty("calls.root"), "system-tests")
                            .toFile())
                    .redirectErrorStream(true)
                    .start();
            return CompletableFuture.supplyAsync(() -> read(process), CallsScript.THREADS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String argument(String url, Plan... plans) throws JsonProcessingException {
        var people = Stream.of(plans).map(Robots::withoutNulls).toList();
        return JSON.writeValueAsString(Map.of("url", url, "people", people));
    }

    private static JsonNode withoutNulls(Plan plan) {
        var person = JSON.createObjectNode()
                .put("name", plan.name())
                .put("token", plan.token())
                .put("from", plan.from())
                .put("to", plan.to());
        return plan.hertz() == null ? person : person.put("hertz", plan.hertz());
    }

    private static Call read(Process process) {
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String result = output.lines()
                    .filter(line -> line.startsWith(RESULT))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the robots could not hold their call:\n" + output));
            List<Stay> stays = new ArrayList<>();
            JSON.readTree(result.substring(RESULT.length())).forEach(stay -> stays.add(stayOf(stay)));
            return new Call(stays);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stay stayOf(JsonNode stay) {
        return new Stay(
                stay.required("name").asText(),
                Instant.parse(stay.required("joinedAt").asText()),
                Instant.parse(stay.required("leftAt").asText()),
                StreamSupport.stream(stay.required("heard").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }
}

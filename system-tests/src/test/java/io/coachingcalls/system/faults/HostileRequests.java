package io.coachingcalls.system.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachingcalls.system.Replica;
import io.coachingcalls.system.RunningSystem;
import org.jspecify.annotations.Nullable;

/** Requests of people with valid tokens, with anything in them. What was accepted is remembered. */
final class HostileRequests implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);
    private static final int CALLS_KEPT = 12;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Fleet fleet;
    private final AnyInput any;
    private final Random random;
    private final List<KnownCall> calls = new ArrayList<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();

    /** Rooms of calls that were made. */
    private final List<String> made = new ArrayList<>();

    /** By the room: how many of each kind were accepted. */
    private final Map<String, Map<String, Integer>> accepted = new HashMap<>();

    private int number;

    HostileRequests(Fleet fleet, Random random) {
        this.fleet = fleet;
        this.random = random;
        this.any = new AnyInput(random);
    }

    /** One more request, of any kind. */
    void send() throws InterruptedException {
        if (calls.isEmpty() || any.oneIn(8)) {
            createCall();
            return;
        }
        KnownCall call = any.any(calls);
        switch (random.nextInt(8)) {
            case 0, 1 -> note(call);
            case 2 -> report(call);
            case 3 -> join(call);
            case 4, 5 -> chat(call);
            case 6 -> words(call);
            default -> summary(call);
        }
    }

    /** How many answers there were of each status. */
    Map<Integer, Integer> answers() {
        return Map.copyOf(answers);
    }

    /** Answers of 500, each with its request: what is not taken is refused, and says why. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    List<String> made() {
        return List.copyOf(made);
    }

    int accepted(String room, String kind) {
        return accepted.getOrDefault(room, Map.of()).getOrDefault(kind, 0);
    }

    private void createCall() throws InterruptedException {
        String owner = "owner-" + number++ + (any.oneIn(3) ? any.shortText() : "");
        Map<String, Object> call = new HashMap<>();
        call.put("callType", "on-demand");
        if (any.oneIn(2)) {
            call.put("title", any.text());
        }
        call.put("coachId", any.oneIn(3) ? any.shortText() : "coach-of-" + number);
        if (any.oneIn(3)) {
            call.put("participants", any.texts());
        }
        if (any.oneIn(6)) {
            call.put("callType", "scheduled");
            call.put("scheduledFor", any.time());
        }
        JsonNode answer = send("call-service", "POST", "/api/fred/call", owner, call);
        if (answer != null && answer.has("room")) {
            String room = answer.path("room").asText();
            made.add(room);
            calls.add(new KnownCall(owner, room, answer.path("sessionId").asText()));
            if (calls.size() > CALLS_KEPT) {
                calls.removeFirst();
            }
        }
    }

    private void note(KnownCall call) throws InterruptedException {
        String path = "/api/coaching/sessions/" + call.sessionId();
        if (send("session-service", "PATCH", path, call.owner(), Map.of("notes", any.text())) != null) {
            count(call, "note_added");
        }
    }

    private void report(KnownCall call) throws InterruptedException {
        Map<String, Object> report = new HashMap<>();
        report.put("status", any.any(List.of("in_progress", "completed", "cancelled", any.shortText())));
        report.put("started_at", any.time());
        report.put("ended_at", any.time());
        report.put("duration_seconds", any.number());
        report.keySet().removeIf(field -> any.oneIn(2));
        send("session-service", "PATCH", "/api/coaching/sessions/" + call.sessionId(), call.owner(), report);
    }

    private void join(KnownCall call) throws InterruptedException {
        Map<String, Object> join = new HashMap<>();
        join.put("sessionId", call.sessionId());
        join.put("userId", call.owner());
        join.put("name", any.text());
        if (any.oneIn(2)) {
            join.put("participantSid", "PA_" + number++);
        }
        JsonNode joined = send("session-service", "POST", "/api/coaching/participants", call.owner(), join);
        if (joined == null) {
            return;
        }
        count(call, "join_reported");
        if (any.oneIn(2)) {
            send(
                    "session-service",
                    "PATCH",
                    "/api/coaching/participants",
                    call.owner(),
                    Map.of("participantId", joined.path("participantId").asText(), "left_at", any.time()));
        }
    }

    private void chat(KnownCall call) throws InterruptedException {
        String path = "/api/coaching/chat/" + call.room();
        if (send("recording-service", "POST", path, call.owner(), Map.of("message", any.text())) != null) {
            count(call, "chat");
        }
    }

    private void words(KnownCall call) throws InterruptedException {
        int segments = any.any(List.of(1, 2, 20));
        List<Map<String, Object>> written = IntStream.range(0, segments)
                .mapToObj(i -> {
                    Map<String, Object> segment = new HashMap<>();
                    segment.put("segmentId", any.oneIn(4) ? number++ + any.shortText() : "S" + number++);
                    segment.put("speaker", any.oneIn(4) ? any.shortText() : call.owner());
                    segment.put("text", any.text());
                    segment.put("startMs", any.oneIn(4) ? any.number() : 1_000L * number);
                    segment.put("endMs", any.oneIn(4) ? any.number() : 1_000L * number + 900);
                    segment.put("isFinal", true);
                    return segment;
                })
                .toList();
        send(
                "recording-service",
                "POST",
                "/api/coaching/transcripts/" + call.room(),
                call.owner(),
                Map.of("segments", written));
    }

    private void summary(KnownCall call) throws InterruptedException {
        List<Map<String, Object>> transcript = IntStream.range(0, any.any(List.of(1, 3, 50)))
                .mapToObj(i -> Map.<String, Object>of(
                        "speaker", any.shortText(), "text", any.text(), "timestamp", any.number(), any.shortText(), 1))
                .toList();
        Map<String, Object> request = new HashMap<>();
        request.put("roomName", call.room());
        request.put("callType", "on-demand");
        request.put("duration", any.number());
        request.put("transcript", transcript);
        send("recording-service", "POST", "/api/fred/call/summary", call.owner(), request);
    }

    private void count(KnownCall call, String kind) {
        accepted.computeIfAbsent(call.room(), room -> new HashMap<>()).merge(kind, 1, Integer::sum);
    }

    /** @return the answer's body, if it was a 2xx */
    private @Nullable JsonNode send(String service, String method, String path, String userId, Object body)
            throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(fleet.anyOf(service) + path))
                            .timeout(LONGEST_ANSWER)
                            .header("Content-Type", "application/json")
                            .header(
                                    "Authorization",
                                    "Bearer " + Replica.token(userId, any.oneIn(3) ? any.text() : "Sam"))
                            .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            answers.merge(answer.statusCode(), 1, Integer::sum);
            if (answer.statusCode() == 500) {
                errors.add(Instant.now() + " " + method + " " + path + " " + userId + ": " + answer.body());
            }
            return answer.statusCode() / 100 == 2 ? RunningSystem.json(answer.body()) : null;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            // Headers are too large for a token with such a name, or no answer came in time
            answers.merge(0, 1, Integer::sum);
            return null;
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private record KnownCall(String owner, String room, String sessionId) {}
}

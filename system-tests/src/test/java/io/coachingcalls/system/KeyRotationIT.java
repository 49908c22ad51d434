package io.coachingcalls.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** LiveKit's key is rotated while it goes on sending: the steps of docs/operations.md, on two replicas of webhook-ingest. */
@ExtendWith(SystemUnderTest.class)
class KeyRotationIT {

    private static final LiveKitApi OLD = signingWith("old-key", "an-old-secret-of-more-than-32-bytes");
    private static final LiveKitApi NEW = signingWith("new-key", "a-new-secret-of-more-than-32-bytes");
    private static final long PAUSE_MILLIS = 20;

    private final String room = "call-" + UUID.randomUUID();
    private final List<Replica> replicas = new CopyOnWriteArrayList<>();

    /** Answers by status, of one step. */
    private Map<Integer, Integer> answers = new TreeMap<>();

    private int sent;

    @AfterEach
    void endThem() {
        replicas.forEach(Replica::close);
    }

    @Test
    void shouldRefuseNoEventWhileBothKeysAreLive(RunningSystem system) {
        replicas.add(replica(system, "ingest-1", OLD));
        replicas.add(replica(system, "ingest-2", OLD));
        replicas.forEach(Replica::awaitReady);

        // First the new pair is added here, while LiveKit signs with the old one
        sendWhile(() -> roll(system, "both", OLD, NEW), OLD);
        // Then LiveKit's servers change over, one after the other
        sendWhile(() -> {}, OLD, NEW);
        // And when all have, the old pair is taken away
        sendWhile(() -> roll(system, "new", NEW), NEW);

        JsonNode addresses = system.addresses();
        assertThat(EventLog.of(addresses, "livekit.events.v1", room).stream()
                        .map(event -> event.required("id").asText())
                        .collect(Collectors.toSet()))
                .as("events of %d that were answered 200", sent)
                .hasSize(sent);
        for (Replica replica : replicas) {
            assertThat(OLD.webhook(replica.url(), event("EV_too_late")).statusCode())
                    .isEqualTo(401);
        }
    }

    /** One after the other, so that one is always there; both of them have other keys afterwards. */
    private void roll(RunningSystem system, String round, LiveKitApi... keys) {
        for (int i = 0; i < replicas.size(); i++) {
            Replica next = replica(system, "ingest-" + (i + 1) + "-" + round, keys);
            next.awaitReady();
            Replica before = replicas.set(i, next);
            // Those on their way are answered before it ends
            before.process().destroy();
            before.process().onExit().join();
        }
    }

    /** Sends until the step is done, and a hundred at least, as LiveKit does: a refused connection is tried again. */
    private void sendWhile(Runnable step, LiveKitApi... keys) {
        answers = new TreeMap<>();
        CompletableFuture<Void> done = CompletableFuture.runAsync(step);
        for (int n = 0; n < 100 || !done.isDone(); n++) {
            String body = event("EV_" + sent++);
            LiveKitApi key = keys[n % keys.length];
            answers.merge(post(key, body, n), 1, Integer::sum);
            pause();
        }
        done.join();
        assertThat(answers)
                .as(
                        "answers to events signed with %s",
                        Stream.of(keys).map(LiveKitApi::apiKey).toList())
                .containsOnlyKeys(200);
    }

    private int post(LiveKitApi key, String body, int n) {
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                return key.webhook(replicas.get((n + attempt) % replicas.size()).url(), body)
                        .statusCode();
            } catch (Exception e) {
                // The replica has just gone; its name leads to another the next time
                pause();
            }
        }
        return 0;
    }

    private static LiveKitApi signingWith(String key, String secret) {
        return new LiveKitApi("", "", key, secret);
    }

    private String event(String id) {
        return "{\"event\": \"room_sang\", \"id\": \"" + id + "\", \"room\": {\"sid\": \"RM_1\", \"name\": \"" + room
                + "\"}}";
    }

    private static Replica replica(RunningSystem system, String name, LiveKitApi... keys) {
        String pairs = Stream.of(keys)
                .map(key -> key.apiKey() + ": " + key.apiSecret())
                .collect(Collectors.joining(", "));
        return Replica.start(system, "webhook-ingest", name, Map.of("LIVEKIT_KEYS", pairs));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

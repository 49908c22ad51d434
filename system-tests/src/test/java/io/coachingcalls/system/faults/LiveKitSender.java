package io.coachingcalls.system.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.system.LiveKitApi;

/**
 * Sends webhooks as LiveKit does: a queue a room, in order; five attempts, about a second, two, four and eight after one
 * another, for connection errors and 5xx; any 4xx counts as delivered; what is older than 30 s when its turn comes, or
 * finds 200 before it, is dropped without a sign. Measured on a real server.
 */
final class LiveKitSender implements AutoCloseable {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
    private static final Duration MAX_AGE = Duration.ofSeconds(30);
    private static final int MAX_DEPTH = 200;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Phaser unsettled = new Phaser(1);
    private final Map<String, Queue<Queued>> queues = new HashMap<>();
    private final LiveKitApi livekit;
    private final Supplier<String> ingest;
    private final Duration clockOffBy;

    private final LongAdder sent = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Map<String, String> lost = new ConcurrentHashMap<>();
    private final Queue<Long> micros = new ConcurrentLinkedQueue<>();

    /** @param ingest address of the service or of one of its replicas, asked for at each attempt */
    LiveKitSender(LiveKitApi livekit, Supplier<String> ingest) {
        this(livekit, ingest, Duration.ZERO);
    }

    private LiveKitSender(LiveKitApi livekit, Supplier<String> ingest, Duration clockOffBy) {
        this.livekit = livekit;
        this.ingest = ingest;
        this.clockOffBy = clockOffBy;
    }

    /** As the system's own LiveKit sends them: through the gateway. */
    static LiveKitSender through(JsonNode addresses) {
        return through(addresses, Duration.ZERO);
    }

    /** @param clockOffBy how far its clock is ahead of ours */
    static LiveKitSender through(JsonNode addresses, Duration clockOffBy) {
        String gateway = addresses.required("gateway").asText();
        return new LiveKitSender(LiveKitApi.of(addresses), () -> gateway, clockOffBy);
    }

    void send(Webhook webhook) {
        sent.increment();
        synchronized (queues) {
            Queue<Queued> queue = queues.get(webhook.key());
            if (queue != null && queue.size() >= MAX_DEPTH) {
                lost.put(webhook.id(), "dropped: its queue is full");
                return;
            }
            unsettled.register();
            if (queue != null) {
                queue.add(new Queued(webhook, Instant.now()));
                return;
            }
            Queue<Queued> begun = new ArrayDeque<>();
            begun.add(new Queued(webhook, Instant.now()));
            queues.put(webhook.key(), begun);
        }
        threads.execute(() -> work(webhook.key()));
    }

    /** Waits until each was answered or given up. */
    void awaitSettled() {
        unsettled.arriveAndAwaitAdvance();
    }

    /** How many webhooks, each copy of the same counted. */
    long sent() {
        return sent.sum();
    }

    /** How many of them were answered 200. */
    long accepted() {
        return accepted.sum();
    }

    /** Ids of those answered 200: whatever happens, none of them may be missing. */
    Set<String> answered() {
        return Set.copyOf(answered);
    }

    /** Those that LiveKit would have lost, by id, and how. */
    Map<String, String> lost() {
        return Map.copyOf(lost);
    }

    /** Of the answers so far that were 200, from the attempt's beginning; then forgets them. */
    Latency latency() {
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        micros.clear();
        return new Latency(sorted);
    }

    private void work(String key) {
        while (true) {
            Queued next;
            synchronized (queues) {
                next = queues.get(key).peek();
                if (next == null) {
                    queues.remove(key);
                    return;
                }
            }
            deliver(next);
            synchronized (queues) {
                queues.get(key).remove();
            }
            unsettled.arriveAndDeregister();
        }
    }

    private void deliver(Queued queued) {
        Webhook webhook = queued.webhook;
        if (queued.since.plus(MAX_AGE).isBefore(Instant.now())) {
            lost.put(webhook.id(), "dropped: too old when its turn came");
            return;
        }
        byte[] body = webhook.body();
        String token = livekit.webhookToken(body, Instant.now().plus(clockOffBy));
        String failure = "";
        for (int attempt = 0; attempt <= PAUSES.size(); attempt++) {
            try {
                long begun = System.nanoTime();
                HttpResponse<String> answer = http.send(request(body, token), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    micros.add((System.nanoTime() - begun) / 1_000);
                    accepted.increment();
                    answered.add(webhook.id());
                    return;
                }
                failure = answer.statusCode() + " " + answer.body();
                if (answer.statusCode() < 500) {
                    break;
                }
            } catch (IOException e) {
                failure = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            if (attempt < PAUSES.size()) {
                pause(PAUSES.get(attempt));
            }
        }
        lost.put(webhook.id(), "given up: " + failure);
    }

    private HttpRequest request(byte[] body, String token) {
        return HttpRequest.newBuilder(URI.create(ingest.get() + "/api/livekit/webhook"))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/webhook+json")
                .header("Authorization", token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.close();
    }

    private record Queued(Webhook webhook, Instant since) {}

    static final class Latency {

        private final long[] ascendingMicros;

        private Latency(long[] ascendingMicros) {
            this.ascendingMicros = ascendingMicros;
        }

        double millis(double quantile) {
            int count = ascendingMicros.length;
            return count == 0 ? 0 : ascendingMicros[(int) ((count - 1) * quantile)] / 1_000.0;
        }

        @Override
        public String toString() {
            return "p50 %.1f ms, p99 %.1f ms, longest %.0f ms".formatted(millis(0.5), millis(0.99), millis(1));
        }
    }
}

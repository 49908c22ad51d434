package io.coachingcalls.system.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Somebody who looks at their sessions all the time, and asks once more when there is no answer or one of 502 to 504. */
final class Reader implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration BEFORE_A_RETRY = Duration.ofMillis(300);
    private static final int TRIES = 3;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> incurable = new ConcurrentLinkedQueue<>();
    private final String token;
    private final Supplier<String> service;
    private final Thread thread;
    private volatile boolean enough;

    private Reader(String token, Supplier<String> service) {
        this.token = token;
        this.service = service;
        this.thread = new Thread(this::run, "reader");
    }

    static Reader start(String token, Supplier<String> service) {
        var reader = new Reader(token, service);
        reader.thread.start();
        return reader;
    }

    int answered() {
        return answered.get();
    }

    /** What came of requests that no retry helped. */
    List<String> incurable() {
        return List.copyOf(incurable);
    }

    private void run() {
        try {
            while (!enough) {
                ask();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws InterruptedException {
        String failure = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                var request = HttpRequest.newBuilder(URI.create(service.get() + "/api/coaching/sessions"))
                        .timeout(Duration.ofSeconds(5))
                        .header("Authorization", "Bearer " + token)
                        .build();
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    answered.incrementAndGet();
                    return;
                }
                failure = answer.statusCode() + " " + answer.body();
                if (answer.statusCode() < 502 || answer.statusCode() > 504) {
                    break;
                }
            } catch (IOException e) {
                failure = e.toString();
            }
            Thread.sleep(BEFORE_A_RETRY);
        }
        incurable.add(failure);
    }

    @Override
    public void close() {
        enough = true;
        // Waits for the answer it is at
        http.close();
    }
}

package io.coachingcalls.calls.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.restassured.RestAssured;

/** For requests whose time counts: many at once cost REST Assured more than the service. */
public final class LightClient {

    private LightClient() {}

    public record Timed(int status, Duration took) {}

    public static HttpRequest get(String path, String bearer) {
        return request(path, bearer).build();
    }

    public static HttpRequest post(String path, String bearer, String json) {
        return request(path, bearer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    public static List<Timed> atOnce(int times, Supplier<HttpRequest> request) {
        try (var http = HttpClient.newHttpClient()) {
            List<CompletableFuture<Timed>> answers = Stream.generate(() -> send(http, request.get()))
                    .limit(times)
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    private static CompletableFuture<Timed> send(HttpClient http, HttpRequest request) {
        long start = System.nanoTime();
        return http.sendAsync(request, BodyHandlers.discarding())
                .thenApply(answer -> new Timed(answer.statusCode(), Duration.ofNanos(System.nanoTime() - start)));
    }

    private static HttpRequest.Builder request(String path, String bearer) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + bearer);
    }
}

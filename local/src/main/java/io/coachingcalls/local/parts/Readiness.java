package io.coachingcalls.local.parts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Looks whether parts answer. */
public final class Readiness {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration ONE_LOOK = Duration.ofSeconds(2);

    private Readiness() {}

    /** Whether something listens there. */
    static boolean listens(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) ONE_LOOK.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the service at {@code url} says that it is ready. */
    public static boolean isReady(HttpClient client, String url) {
        return ServiceHealth.of(client, url).ready();
    }

    /** Whether it says 200 there. */
    public static boolean answers(HttpClient client, String url) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(ONE_LOOK).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until it is so, or until it is interrupted: how long that may take is the matter of {@link PartThreads}. */
    static void await(BooleanSupplier isReady) throws InterruptedException {
        while (!isReady.getAsBoolean()) {
            Thread.sleep(LOOK_EVERY);
        }
    }
}

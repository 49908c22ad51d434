package io.coachingcalls.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Plays a recording in Chromium, as a person would, and listens to it. */
final class Player {

    private static final long LIMIT_SECONDS = 60;
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private Player() {}

    /**
     * What Chromium made of it.
     *
     * @param seconds as its decoder says
     * @param tones by frequency, the amplitude in each half second
     * @param played where its audio element got to, in seconds, when it jumped to the middle and played
     */
    record Playback(double seconds, JsonNode tones, double played) {

        /** Amplitude of the tone in the first half second. */
        double first(int hertz) {
            return amplitudes(hertz).findFirst().orElseThrow();
        }

        /** Amplitude of the tone in the last full half second. */
        double last(int hertz) {
            return amplitudes(hertz).reduce((earlier, later) -> later).orElseThrow();
        }

        /** Amplitude of the tone where it is loudest. */
        double loudest(int hertz) {
            return amplitudes(hertz).reduce(Math::max).orElseThrow();
        }

        private Stream<Double> amplitudes(int hertz) {
            return StreamSupport.stream(tones.required(String.valueOf(hertz)).spliterator(), false)
                    .map(JsonNode::asDouble);
        }
    }

    /** Only listens to it. */
    static Playback listen(byte[] recording, int... hertz) {
        return play("", recording, hertz);
    }

    /**
     * @param address what an audio element is given; empty: none is
     * @param recording what is there
     */
    static Playback play(String address, byte[] recording, int... hertz) {
        var result = new CompletableFuture<JsonNode>();
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> answer(exchange, page(address, hertz)));
            server.createContext("/recording.ogg", exchange -> answer(exchange, recording));
            server.createContext("/result", exchange -> {
                result.complete(RunningSystem.json(text(exchange.getRequestBody())));
                answer(exchange, new byte[0]);
            });
            server.start();
            try {
                return open("http://127.0.0.1:" + server.getAddress().getPort() + "/", result);
            } finally {
                server.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Playback open(String url, CompletableFuture<JsonNode> result) throws IOException {
        Path profile = Files.createTempDirectory("chromium");
        Path log = profile.resolve("chromium.log");
        Process browser = new ProcessBuilder(command(profile, url))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            JsonNode told = result.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (told.has("error")) {
                throw new AssertionError("Chromium cannot play it: " + told);
            }
            return new Playback(
                    told.required("seconds").asDouble(),
                    told.required("tones"),
                    told.required("played").asDouble());
        } catch (TimeoutException e) {
            throw new AssertionError("Chromium says nothing; " + Files.readString(log), e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Stream.concat(browser.descendants(), Stream.of(browser.toHandle())).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static List<String> command(Path profile, String url) {
        List<String> command = new ArrayList<>(List.of(browser()));
        command.addAll(List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--autoplay-policy=no-user-gesture-required",
                "--user-data-dir=" + profile,
                url));
        return command;
    }

    /** {@code CHROMIUM}, or what is on the PATH. */
    private static String browser() {
        String chosen = System.getenv("CHROMIUM");
        if (chosen != null) {
            return chosen;
        }
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(directory -> BROWSERS.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "Chromium or Chrome is needed to play a recording: apt install chromium, or set CHROMIUM"));
    }

    private static byte[] page(String address, int... hertz) throws IOException {
        try (InputStream page = Objects.requireNonNull(Player.class.getResourceAsStream("player.html"))) {
            return text(page)
                    .replace("$ADDRESS", address)
                    .replace("$HERTZ", Arrays.toString(hertz))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

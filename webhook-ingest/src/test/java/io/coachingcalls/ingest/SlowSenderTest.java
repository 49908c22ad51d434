package io.coachingcalls.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Who holds a connection without getting on with it loses it. */
@QuarkusTest
@TestProfile(IngestTestProfile.class)
@WithTestResource(EmbeddedStack.class)
class SlowSenderTest {

    private static final String HEAD = """
            POST /api/livekit/webhook HTTP/1.1\r
            Host: localhost\r
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource
    URI service;

    @Test
    void shouldCutOffWhoSendsABodyByteByByte() throws Exception {
        Duration held = heldOpenTo(HEAD + "Content-Length: 1000\r\n\r\n", "x");

        assertThat(held).isBetween(IngestTestProfile.BODY_TIMEOUT, IngestTestProfile.BODY_TIMEOUT.multipliedBy(3));
    }

    @Test
    void shouldCutOffWhoSendsChunksWithoutEnd() throws Exception {
        Duration held = heldOpenTo(HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n");

        assertThat(held).isBetween(IngestTestProfile.BODY_TIMEOUT, IngestTestProfile.BODY_TIMEOUT.multipliedBy(3));
    }

    @Test
    void shouldCutOffWhoFallsSilentWithinItsHeaders() throws Exception {
        Duration held = heldOpenTo(HEAD, "");

        assertThat(held).isBetween(IngestTestProfile.IDLE_TIMEOUT, IngestTestProfile.IDLE_TIMEOUT.multipliedBy(3));
    }

    /** How long a connection lasts on which {@code start} was sent and {@code more} is sent again and again. */
    private Duration heldOpenTo(String start, String more) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            Instant begin = Instant.now();
            send(socket, start);
            while (isOpen(socket) && held(begin).compareTo(PATIENCE) < 0) {
                try {
                    send(socket, more);
                } catch (IOException closed) {
                    break;
                }
            }
            return held(begin);
        }
    }

    private static Duration held(Instant begin) {
        return Duration.between(begin, Instant.now());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Waits a moment for the other side to close, or to say anything. */
    private static boolean isOpen(Socket socket) throws IOException {
        socket.setSoTimeout(200);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException stillOpen) {
            return true;
        } catch (IOException reset) {
            return false;
        }
    }
}

package io.coachingcalls.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every webhook captured from a real server can be read. */
class LiveKitEventTest {

    private static final Path CAPTURES = Path.of("src/test/resources/events/livekit");

    static List<Path> captures() throws IOException {
        try (var files = Files.list(CAPTURES)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void shouldReadIdRoomAndTimeOfEveryCapture(Path capture) throws IOException {
        LiveKitEvent event = LiveKitEvent.read(Files.readAllBytes(capture));

        assertThat(event.id()).startsWith("EV_");
        assertThat(event.roomName()).endsWith("-room");
        assertThat(capture.getFileName().toString()).endsWith(event.event() + ".json");
        assertThat(event.time()).isAfter(Instant.parse("2026-11-01T00:00:00Z"));
    }

    @Test
    void shouldReadMillisecondsWhereLiveKitSendsThem() throws IOException {
        LiveKitEvent event = LiveKitEvent.read(Files.readAllBytes(CAPTURES.resolve("call-02-participant_joined.json")));

        assertThat(event.participant().joined(null)).hasValue(Instant.ofEpochMilli(1795190778427L));
    }

    @Test
    void shouldNotLetAnEventSayWhenItWasReceived() throws IOException {
        LiveKitEvent event = LiveKitEvent.read("""
                {"event": "room_finished", "id": "EV_1", "createdAt": "1795190778", "receivedAt": "2026-11-20T16:06:18.5Z"}
                """.getBytes(UTF_8));

        assertThat(event.receivedAt()).isNull();
        assertThat(event.time()).isEqualTo(Instant.ofEpochSecond(1_795_190_778));
        assertThat(new String(event.received(Instant.now()).json(), UTF_8)).doesNotContain("received");
    }
}

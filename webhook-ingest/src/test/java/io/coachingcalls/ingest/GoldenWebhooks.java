package io.coachingcalls.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** The bodies a real LiveKit server sent, byte for byte, from {@code common}'s test resources. */
final class GoldenWebhooks {

    static final String ROOM_STARTED = "call-01-room_started";
    static final String EGRESS_ENDED = "recorded-11-egress_ended";

    private GoldenWebhooks() {}

    static Stream<String> names() {
        return Stream.of(
                ROOM_STARTED,
                "call-02-participant_joined",
                "call-03-participant_joined",
                "call-04-track_published",
                "call-05-participant_left",
                "call-06-track_unpublished",
                "call-07-participant_left",
                "call-08-room_finished",
                "recorded-03-room_started",
                "recorded-04-participant_joined",
                "recorded-05-track_published",
                "recorded-06-egress_started",
                "recorded-07-participant_joined",
                "recorded-08-egress_updated",
                "recorded-09-egress_updated",
                "recorded-10-participant_left",
                EGRESS_ENDED,
                "recorded-12-track_unpublished",
                "recorded-13-participant_left",
                "recorded-14-room_finished");
    }

    static byte[] body(String name) {
        try (var file = GoldenWebhooks.class.getResourceAsStream("/events/livekit/" + name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("no golden webhook " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

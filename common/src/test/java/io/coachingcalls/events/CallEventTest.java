package io.coachingcalls.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallEnded;
import io.coachingcalls.events.CallEvent.CallTerms;
import org.junit.jupiter.api.Test;

/** The golden events are the contract: what is written must be exactly that, and that must be understood. */
class CallEventTest {

    private static final String ROOM = "call-00112233445566778899aabbccddeeff";

    private static final CallEvent CREATED = new CallCreated(
            ROOM + ":created",
            Instant.parse("2026-11-20T12:00:00.123456Z"),
            ROOM,
            new CallTerms(
                    "demo-studio",
                    CallType.SCHEDULED,
                    "Pitch",
                    "demo-coach",
                    List.of("kim", "lee"),
                    Instant.parse("2026-11-21T09:30:00Z"),
                    1800));

    private static final CallEvent ENDED = new CallEnded(
            ROOM + ":ended", Instant.parse("2026-11-20T12:07:30Z"), ROOM, "demo-coach", EndReason.ENDED_BY_PERSON);

    @Test
    void shouldReadTheGoldenEvents() throws IOException {
        assertThat(CallEvent.read(golden("call.created"))).contains(CREATED);
        assertThat(CallEvent.read(golden("call.ended"))).contains(ENDED);
    }

    @Test
    void shouldWriteTheGoldenEvents() throws IOException {
        for (CallEvent event : List.of(CREATED, ENDED)) {
            byte[] written = EventJson.MAPPER.writeValueAsBytes(event);

            assertThat(EventJson.MAPPER.readTree(written)).isEqualTo(EventJson.MAPPER.readTree(golden(event.type())));
        }
    }

    @Test
    void shouldTellWhenTheTimeWasUp() throws IOException {
        var ended = new CallEnded(ROOM + ":ended", Instant.EPOCH, ROOM, null, EndReason.TIME_LIMIT);

        byte[] written = EventJson.MAPPER.writeValueAsBytes(ended);

        assertThat(EventJson.MAPPER.readTree(written).path("reason").asText()).isEqualTo("time_limit");
        assertThat(EventJson.MAPPER.readTree(written).has("endedBy")).isFalse();
        assertThat(CallEvent.read(written)).contains(ended);
    }

    @Test
    void shouldTakeAPersonForTheReasonWhereNoneIsGiven() throws IOException {
        String old = new String(golden("call.ended"), UTF_8).replace("\"reason\"", "\"mood\"");

        assertThat(CallEvent.read(old.getBytes(UTF_8))).contains(ENDED);
    }

    @Test
    void shouldSkipWhatItDoesNotKnow() throws IOException {
        assertThat(CallEvent.read("{\"type\": \"call.invented\", \"id\": \"1\"}".getBytes(UTF_8)))
                .isEmpty();
        assertThat(CallEvent.read(new String(golden("call.ended"), UTF_8)
                        .replace("\"type\"", "\"mood\": \"good\", \"type\"")
                        .getBytes(UTF_8)))
                .contains(ENDED);
    }

    @Test
    void shouldRefuseWhatIsNoEvent() {
        assertThatIOException().isThrownBy(() -> CallEvent.read("{\"id\": \"1\"}".getBytes(UTF_8)));
        assertThatIOException().isThrownBy(() -> CallEvent.read("no JSON".getBytes(UTF_8)));
    }

    private static byte[] golden(String type) throws IOException {
        try (var file = CallEventTest.class.getResourceAsStream("/events/" + type + ".json")) {
            return file.readAllBytes();
        }
    }
}

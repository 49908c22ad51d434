package io.coachingcalls.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallEnded;
import io.coachingcalls.events.CallEvent.CallSummarised;
import io.coachingcalls.events.CallEvent.CallSummarised.ActionDetail;
import io.coachingcalls.events.CallEvent.CallSummarised.Evidence;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallEvent.ChatCompiled;
import io.coachingcalls.events.CallEvent.ErasureDone;
import io.coachingcalls.events.CallEvent.InvitationAnswered;
import io.coachingcalls.events.CallEvent.RecordingChanged;
import io.coachingcalls.events.CallEvent.RecordingRequested;
import io.coachingcalls.events.CallEvent.SessionCompleted;
import io.coachingcalls.events.CallEvent.SessionCompleted.Person;
import io.coachingcalls.events.CallEvent.SessionErased;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                    1800),
            true);

    private static final CallEvent ANSWERED = new InvitationAnswered(
            ROOM + ":answer:kim:2", Instant.parse("2026-11-20T12:30:00Z"), ROOM, "kim", InvitationAnswer.DECLINED, 2);

    private static final CallEvent ENDED = new CallEnded(
            ROOM + ":ended", Instant.parse("2026-11-20T12:07:30Z"), ROOM, "demo-coach", EndReason.ENDED_BY_PERSON);

    private static final CallEvent RECORDING_REQUESTED = new RecordingRequested(
            ROOM + ":recording:2:1",
            Instant.parse("2026-11-20T12:00:01Z"),
            ROOM,
            2,
            1,
            "EG_fBSrvs577t38",
            "voice-recordings/" + ROOM + "-2.ogg",
            RecordingOutcome.STARTED,
            null,
            "demo-studio",
            "studio");

    private static final CallEvent RECORDING_CHANGED = new RecordingChanged(
            ROOM + ":recording-changed:7",
            Instant.parse("2026-11-20T12:08:00Z"),
            ROOM,
            7,
            RecordingState.READY,
            null,
            "https://storage.example/recordings/voice-recordings/" + ROOM + ".ogg",
            450_120L,
            3_600_960L);

    private static final CallEvent SUMMARISED = new CallSummarised(
            ROOM + ":summary:3",
            Instant.parse("2026-11-20T12:09:00Z"),
            ROOM,
            3,
            "demo-studio",
            CallType.SCHEDULED,
            EventJson.MAPPER.valueToTree(List.of(
                    Map.of(
                            "speaker", "Sam",
                            "text", "Let us raise the price to 49 dollars.",
                            "timestamp", 1200,
                            "mood", "kept"),
                    Map.of("speaker", "Cleo", "text", "I will send you the numbers on Friday."))),
            "Sam raises the price.",
            List.of("Raise the price to 49 dollars"),
            List.of("Send the numbers"),
            new Evidence(List.of(List.of(0)), List.of(List.of(1))),
            List.of(new ActionDetail("Cleo", "Friday")),
            "extractive");

    private static final CallEvent CHAT_COMPILED = new ChatCompiled(
            ROOM + ":chat",
            Instant.parse("2026-11-20T12:08:01Z"),
            ROOM,
            "2026-11-20T12:01:00Z user: How do I price this?\n2026-11-20T12:01:02Z fred: Start from the value.");

    private static final CallEvent SESSION_COMPLETED = new SessionCompleted(
            ROOM + ":completed",
            Instant.parse("2026-11-20T12:07:50Z"),
            ROOM,
            "b196ab3b-7245-5920-b221-f43e83a28ec5",
            "demo-studio",
            CallType.SCHEDULED,
            "completed",
            Instant.parse("2026-11-20T12:00:05.250Z"),
            Instant.parse("2026-11-20T12:07:30Z"),
            444L,
            List.of(new Person("demo-studio", "Sam"), new Person("demo-coach", "Cleo")),
            6);

    private static final String ERASURE = "0b7f6f0e-3a55-4a27-9f6d-6f0c8d1a7e21";

    private static final CallEvent SESSION_ERASED = new SessionErased(
            ERASURE + ":1",
            Instant.parse("2026-11-20T15:00:00Z"),
            ROOM,
            ERASURE,
            "b196ab3b-7245-5920-b221-f43e83a28ec5");

    private static final CallEvent ERASURE_DONE = new ErasureDone(
            ERASURE + ":recording-service:1",
            Instant.parse("2026-11-20T15:00:02Z"),
            ERASURE,
            "recording-service",
            Map.of("facts", 17L, "objects", 1L, "transcript_segments", 40L));

    private static final List<CallEvent> ALL = List.of(
            CREATED,
            ENDED,
            ANSWERED,
            RECORDING_REQUESTED,
            RECORDING_CHANGED,
            SUMMARISED,
            CHAT_COMPILED,
            SESSION_COMPLETED,
            SESSION_ERASED,
            ERASURE_DONE);

    @Test
    void shouldHaveAGoldenEventOfEachType() {
        assertThat(ALL)
                .extracting(CallEvent::getClass)
                .map(Class.class::cast)
                .containsExactlyInAnyOrder(CallEvent.class.getPermittedSubclasses());
    }

    @Test
    void shouldReadTheGoldenEvents() throws IOException {
        for (CallEvent event : ALL) {
            assertThat(CallEvent.read(golden(event.type()))).contains(event);
        }
    }

    @Test
    void shouldWriteTheGoldenEvents() throws IOException {
        for (CallEvent event : ALL) {
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
    void shouldReadThatACallOfBeforeThereWereInvitationsAskedNobody() throws IOException {
        String old = new String(golden("call.created"), UTF_8).replace("\"invites\"", "\"mood\"");

        assertThat(CallEvent.read(old.getBytes(UTF_8), CallCreated.class))
                .hasValueSatisfying(created -> assertThat(created.invites()).isFalse());
    }

    @Test
    void shouldRefuseWhatIsNoEvent() {
        assertThatIOException().isThrownBy(() -> CallEvent.read("{\"id\": \"1\"}".getBytes(UTF_8)));
        assertThatIOException().isThrownBy(() -> CallEvent.read("no JSON".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "time", "room"})
    void shouldRefuseAnEventThatSpoilsTheOrderOfTheOthers(String missing) throws IOException {
        for (CallEvent event : ALL) {
            ObjectNode json = EventJson.MAPPER.valueToTree(event);
            // The key of an erasure's answer is not a room's name
            json.remove(event instanceof ErasureDone && missing.equals("room") ? "erasureId" : missing);

            assertThatIOException()
                    .isThrownBy(() -> CallEvent.read(json.toString().getBytes(UTF_8)))
                    .withMessageContaining("missing");
        }
        assertThatIOException().isThrownBy(() -> CallEvent.read("null".getBytes(UTF_8)));
    }

    private static byte[] golden(String type) throws IOException {
        try (var file = CallEventTest.class.getResourceAsStream("/events/" + type + ".json")) {
            return file.readAllBytes();
        }
    }
}

package io.coachingcalls.calls.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.calls.room.RoomFact.ParticipantJoined;
import io.coachingcalls.calls.room.RoomFact.ParticipantLeft;
import io.coachingcalls.calls.room.RoomFact.RoomFinished;
import io.coachingcalls.calls.room.RoomFact.Somebody;
import io.coachingcalls.calls.room.RoomUpdate.EgressNews;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomUpdateReaderTest {

    private static final String ROOM = "call-00112233445566778899aabbccddeeff";

    @Test
    void shouldTakeTheJoinFromJoinedAndFromLeft() throws IOException {
        Instant joined = Instant.parse("2026-11-20T16:06:18.427Z");

        assertThat(fact("call-02-participant_joined"))
                .isInstanceOfSatisfying(ParticipantJoined.class, fact -> assertThat(fact.somebody())
                        .isEqualTo(new Somebody("PA_xk8RmndMreno", ParticipantKind.PERSON, joined)));
        assertThat(fact("call-05-participant_left")).isInstanceOfSatisfying(ParticipantLeft.class, fact -> assertThat(
                        fact.somebody().joinedAt())
                .isBefore(fact.time()));
    }

    @Test
    void shouldKnowARunFromItsStartToItsEnd() throws IOException {
        assertThat(fact("call-01-room_started").roomSid()).isEqualTo("RM_U7nST5HoZpnT");
        assertThat(fact("call-08-room_finished"))
                .isInstanceOfSatisfying(
                        RoomFinished.class, fact -> assertThat(fact.roomSid()).isEqualTo("RM_U7nST5HoZpnT"));
    }

    @Test
    void shouldTellAJoinFromALeaving() throws IOException {
        assertThat(read(captured("call-02-participant_joined")).orElseThrow().joinedAt())
                .isEqualTo(Instant.parse("2026-11-20T16:06:18.427Z"));
        assertThat(read(captured("call-05-participant_left")).orElseThrow().joinedAt())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "recorded-06-egress_started, RUNS",
        "recorded-08-egress_updated, RUNS",
        "recorded-09-egress_updated, ENDS",
        "recorded-11-egress_ended, ENDS"
    })
    void shouldTellARecorderThatRunsFromOneThatEnds(String event, EgressNews expected) throws IOException {
        byte[] json = resource(event).replace("standin-room", ROOM).getBytes(UTF_8);

        assertThat(read(json)).contains(new RoomUpdate(ROOM, null, expected));
    }

    /** By the rule that all services share: who comes of these begins the call's time and its recording. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  |",
                "true  | \"kind\": \"CONNECTOR\",",
                "true  | \"kind\": \"BRIDGE\",",
                "true  | \"kind\": \"SIP\", \"attributes\": {\"sip.callStatus\": \"active\"},",
                "false | \"kind\": \"SIP\", \"attributes\": {\"sip.callStatus\": \"ringing\"},",
                "false | \"kind\": \"EGRESS\",",
                "false | \"kind\": \"AGENT\",",
                "false | \"permission\": {\"hidden\": true},"
            })
    void shouldTellPeopleFromOthers(boolean isPerson, String kind) throws IOException {
        Optional<RoomUpdate> news = read(text("participant_joined", kind == null ? "" : kind));

        assertThat(news.map(RoomUpdate::joinedAt).isPresent()).isEqualTo(isPerson);
    }

    @Test
    void shouldSayWhoTellsOfIt() throws IOException {
        LiveKitEvent event = LiveKitEvent.read(captured("call-08-room_finished"));

        assertThat(RoomUpdateReader.read(event, Provenance.RECONCILED)
                        .orElseThrow()
                        .fact()
                        .provenance())
                .isEqualTo(Provenance.RECONCILED);
    }

    @Test
    void shouldLeaveAloneWhatIsNotOurs() throws IOException {
        assertThat(read(resource("call-02-participant_joined").getBytes(UTF_8))).isEmpty();
        assertThat(read(captured("call-04-track_published"))).isEmpty();
        assertThat(read(text("invented_yesterday", ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "null",
                "[]",
                "{}",
                "{\"event\":\"room_finished\",\"createdAt\":\"soon\",\"room\":{}}",
                "{\"event\":\"room_finished\",\"createdAt\":\"1\",\"room\":{\"sid\":\"RM_1\",\"name\":\"" + ROOM
                        + "\"}}",
                "{\"event\":\"room_finished\",\"createdAt\":\"9223372036854775807\",\"room\":{\"sid\":\"RM_1\",\"name\":\""
                        + ROOM + "\"}}",
                "{\"event\":\"room_finished\",\"createdAt\":\"1795190778\",\"room\":{\"sid\":\"\\u0000\",\"name\":\""
                        + ROOM + "\"}}"
            })
    void shouldRefuseWhatCanNeverBeUsed(String json) {
        assertThatThrownBy(() -> read(json.getBytes(UTF_8))).isInstanceOfAny(IOException.class, RuntimeException.class);
    }

    private static RoomFact fact(String event) throws IOException {
        return read(captured(event)).orElseThrow().fact();
    }

    private static Optional<RoomUpdate> read(byte[] json) throws IOException {
        return RoomUpdateReader.read(LiveKitEvent.read(json), Provenance.OBSERVED);
    }

    private static byte[] text(String event, String kind) {
        return """
                {"id": "EV_1", "event": "%s", "createdAt": "1795190778", "room": {"sid": "RM_1", "name": "%s"},
                 "participant": {"sid": "PA_1", "identity": "x", %s "joinedAtMs": "1795190778427"}}
                """.formatted(event, ROOM, kind).getBytes(UTF_8);
    }

    private static byte[] captured(String name) throws IOException {
        return resource(name).replace("capture-room", ROOM).getBytes(UTF_8);
    }

    private static String resource(String name) throws IOException {
        try (var file = RoomUpdateReaderTest.class.getResourceAsStream("/events/livekit/" + name + ".json")) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}

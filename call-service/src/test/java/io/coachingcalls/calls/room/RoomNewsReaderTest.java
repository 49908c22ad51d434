package io.coachingcalls.calls.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

import io.coachingcalls.calls.room.RoomNews.EgressNews;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomNewsReaderTest {

    private static final String ROOM = "call-00112233445566778899aabbccddeeff";

    @Test
    void shouldTakeTheJoinFromJoinedAndFromLeft() throws IOException {
        var expected = new RoomRun(ROOM, "RM_U7nST5HoZpnT", Instant.parse("2026-11-20T16:06:18.427Z"), null);

        assertThat(run("call-02-participant_joined")).contains(expected);
        assertThat(run("call-05-participant_left"))
                .hasValueSatisfying(run -> assertThat(run.firstJoinedAt()).isNotNull());
    }

    @Test
    void shouldKnowARunFromItsStart() throws IOException {
        assertThat(run("call-01-room_started")).contains(new RoomRun(ROOM, "RM_U7nST5HoZpnT", null, null));
    }

    @Test
    void shouldTakeTheEndFromRoomFinished() throws IOException {
        assertThat(run("call-08-room_finished"))
                .hasValueSatisfying(run -> assertThat(run.finishedAt()).isNotNull())
                .hasValueSatisfying(run -> assertThat(run.firstJoinedAt()).isNull());
    }

    @Test
    void shouldTellAJoinFromALeaving() throws IOException {
        assertThat(RoomNewsReader.read(captured("call-02-participant_joined"))
                        .orElseThrow()
                        .joinedAt())
                .isEqualTo(Instant.parse("2026-11-20T16:06:18.427Z"));
        assertThat(RoomNewsReader.read(captured("call-05-participant_left"))
                        .orElseThrow()
                        .joinedAt())
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

        assertThat(RoomNewsReader.read(json)).contains(new RoomNews(ROOM, null, event.substring(12), expected));
    }

    @Test
    void shouldNotTakeARecorderForAPerson() throws IOException {
        byte[] joined = text("participant_joined", "\"kind\": \"EGRESS\",");

        assertThat(RoomNewsReader.read(joined)).isEmpty();
        assertThat(RoomNewsReader.read(text("participant_joined", ""))).isPresent();
    }

    @Test
    void shouldLeaveAloneWhatIsNotOurs() throws IOException {
        assertThat(RoomNewsReader.read(resource("call-02-participant_joined").getBytes(UTF_8)))
                .isEmpty();
        assertThat(RoomNewsReader.read(captured("call-04-track_published"))).isEmpty();
        assertThat(RoomNewsReader.read(text("invented_yesterday", ""))).isEmpty();
        assertThat(RoomNewsReader.read(null)).isEmpty();
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
        assertThatThrownBy(() -> RoomNewsReader.read(json.getBytes(UTF_8)))
                .isInstanceOfAny(IOException.class, RuntimeException.class);
    }

    private static Optional<RoomRun> run(String event) throws IOException {
        return RoomNewsReader.read(captured(event)).map(RoomNews::run);
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
        try (var file = RoomNewsReaderTest.class.getResourceAsStream("/events/livekit/" + name + ".json")) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}

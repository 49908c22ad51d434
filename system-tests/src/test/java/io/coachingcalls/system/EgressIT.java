package io.coachingcalls.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stand-in for LiveKit Egress, in rooms of the real LiveKit: what it records, keeps and tells. */
@ExtendWith(SystemUnderTest.class)
class EgressIT {

    private static final Duration END_LIMIT = Duration.ofSeconds(40);
    /** What LiveKit cuts off the time of a leave. */
    private static final double LEAVE_IN_WHOLE_SECONDS = 1.0;

    /** Four recorders at once, on a busy machine, hear late that the last person left. */
    private static final double NOTICED_WITHIN = 2.0;

    private static final String NOBODY_LISTENS = "http://127.0.0.1:9";

    private final RunningSystem system;
    private final String room = "egress-" + UUID.randomUUID();
    private JsonNode addresses;
    private LiveKitApi livekit;

    EgressIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void createRoom() {
        system.ensureUp();
        addresses = system.addresses();
        livekit = LiveKitApi.of(addresses);
        livekit.createRoom(room);
    }

    @Test
    void shouldRecordFromTheFirstJoinToTheLastLeaveAndSayWhereItCannotBeKept() throws IOException {
        String kept = start(Map.of());
        String wrongSecret = start(Map.of("secret", "not-the-secret"));
        String noBucket = start(Map.of("bucket", "no-such-bucket"));
        String s3Away = start(Map.of("endpoint", NOBODY_LISTENS));

        awaitRecorders(4);
        Robots.Call held = Robots.hold(
                livekit.url(), person("silent", null, 0, 8), person("low", 440, 3, 6), person("high", 660, 3.5, 6));

        assertThat(held.stays())
                .extracting(Robots.Stay::heard)
                .as("the call is unharmed")
                .containsExactly(List.of("low", "high"), List.of("high"), List.of("low"));
        JsonNode complete = ended(kept);
        assertThat(complete.required("status").asText()).isEqualTo("EGRESS_COMPLETE");
        assertThat(complete.required("details").asText()).isEqualTo("End reason: Source closed");
        assertFailed(wrongSecret, "403");
        assertFailed(noBucket, "NoSuchBucket");
        assertFailed(s3Away, "ECONNREFUSED");
        assertThat(toldBy(kept))
                .containsExactly(
                        "egress_started EGRESS_STARTING",
                        "egress_updated EGRESS_ACTIVE",
                        "egress_updated EGRESS_ENDING",
                        "egress_ended EGRESS_COMPLETE");
        assertThat(toldBy(s3Away)).endsWith("egress_ended EGRESS_FAILED");
        assertRecorded(complete.at("/file_results/0"));
    }

    @Test
    void shouldStopWhenToldAndNotTwice() throws Exception {
        String id = start(Map.of());
        CompletableFuture<Robots.Call> call =
                Robots.begin(livekit.url(), person("low", 440, 0, 4), person("high", 660, 0, 4));
        awaitStatus(id, "EGRESS_ACTIVE");
        Thread.sleep(Duration.ofSeconds(1));

        assertThat(livekit.egress("StopEgress", Map.of("egress_id", id)).statusCode())
                .isEqualTo(200);

        JsonNode complete = ended(id);
        assertThat(complete.required("details").asText()).isEqualTo("End reason: StopEgress API");
        assertThat(complete.at("/file_results/0/duration").asLong() / 1e9)
                .isBetween(1.0, call.join().seconds());
        assertTwirpError(livekit.egress("StopEgress", Map.of("egress_id", id)), 412, "failed_precondition");
        assertTwirpError(livekit.egress("StopEgress", Map.of("egress_id", "EG_unknown")), 404, "not_found");
    }

    @Test
    void shouldGiveUpWhenNobodyComes() {
        String id = start(Map.of());

        livekit.deleteRoom(room);

        JsonNode aborted = ended(id);
        assertThat(aborted.required("status").asText()).isEqualTo("EGRESS_ABORTED");
        assertThat(aborted.required("error").asText()).isEqualTo("Start signal not received");
        assertTwirpError(livekit.egress("StartRoomCompositeEgress", request(Map.of())), 404, "not_found");
    }

    @Test
    void shouldLetNobodyRecordWithTheTokenOfACall() {
        String token = livekit.joinToken(room, "somebody");

        for (String server : List.of(livekit.egressUrl(), livekit.httpUrl())) {
            for (String method : List.of("StartRoomCompositeEgress", "StopEgress", "ListEgress")) {
                assertTwirpError(LiveKitApi.egress(server, method, token, request(Map.of())), 401, "unauthenticated");
            }
        }
    }

    private void assertRecorded(JsonNode file) throws IOException {
        byte[] recording = Files.readAllBytes(system.data()
                .resolve("s3/objects/recordings")
                .resolve(file.required("filename").asText()));
        var playback = Player.listen(recording, 440, 660);
        assertThat(file.required("size").asLong()).isEqualTo(recording.length);
        assertThat(file.required("location").asText())
                .isEqualTo(addresses.at("/s3/endpoint").asText() + "/recordings/it/" + room + ".ogg");
        double call = secondsOfTheCall();
        assertThat(playback.seconds()).isBetween(call - 0.5, call + LEAVE_IN_WHOLE_SECONDS + NOTICED_WITHIN);
        assertThat(file.required("duration").asLong() / 1e9).isCloseTo(playback.seconds(), within(0.05));
        assertThat(playback.first(440)).as("silence at the beginning").isLessThan(0.01);
        assertThat(playback.loudest(440)).as("the low tone").isGreaterThan(0.1);
        assertThat(playback.loudest(660)).as("the high tone").isGreaterThan(0.1);
        assertThat(playback.last(440)).as("silence at the end").isLessThan(0.01);
    }

    /** As LiveKit saw it: somebody who joins takes a while, on a busy machine a long one, until they know that they have. */
    private double secondsOfTheCall() {
        List<JsonNode> events = EventLog.of(addresses, "livekit.events.v1", room);
        long firstJoin = events.stream()
                .filter(event -> isAboutAPerson(event, "participant_joined"))
                .mapToLong(event -> event.at("/participant/joinedAtMs").asLong())
                .min()
                .orElseThrow();
        long lastLeave = events.stream()
                .filter(event -> isAboutAPerson(event, "participant_left"))
                .mapToLong(event -> event.required("createdAt").asLong())
                .max()
                .orElseThrow();
        return lastLeave - firstJoin / 1_000.0;
    }

    private static boolean isAboutAPerson(JsonNode event, String type) {
        return event.required("event").asText().equals(type)
                && event.at("/participant/kind").isMissingNode();
    }

    private void assertFailed(String id, String why) {
        JsonNode failed = ended(id);
        assertThat(failed.required("status").asText()).isEqualTo("EGRESS_FAILED");
        assertThat(failed.required("error").asText()).contains(why);
        assertThat(failed.at("/file_results/0/location").asText()).isEmpty();
    }

    private static void assertTwirpError(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }

    private Robots.Plan person(String name, Integer hertz, double from, double to) {
        return new Robots.Plan(name, livekit.joinToken(room, name), hertz, from, to);
    }

    private String start(Map<String, Object> otherS3) {
        Response answer = livekit.egress("StartRoomCompositeEgress", request(otherS3));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<String>path("status")).isEqualTo("EGRESS_STARTING");
        return answer.path("egress_id");
    }

    private Map<String, Object> request(Map<String, Object> otherS3) {
        JsonNode known = addresses.required("s3");
        Map<String, Object> s3 = new HashMap<>(Map.of(
                "access_key", known.required("accessKey").asText(),
                "secret", known.required("secret").asText(),
                "bucket", known.required("bucket").asText(),
                "endpoint", known.required("endpoint").asText(),
                "region", "us-east-1",
                "force_path_style", true));
        s3.putAll(otherS3);
        return Map.of(
                "room_name",
                room,
                "audio_only",
                true,
                "file_outputs",
                List.of(Map.of("file_type", "OGG", "filepath", "it/{room_name}.ogg", "s3", s3)));
    }

    private JsonNode ended(String id) {
        return awaitStatus(id, "EGRESS_COMPLETE", "EGRESS_FAILED", "EGRESS_ABORTED");
    }

    private JsonNode awaitStatus(String id, String... statuses) {
        Instant limit = Instant.now().plus(END_LIMIT);
        JsonNode info;
        do {
            pause();
            info = RunningSystem.json(livekit.egress("ListEgress", Map.of("egress_id", id))
                            .asString())
                    .at("/items/0");
        } while (!List.of(statuses).contains(info.path("status").asText())
                && Instant.now().isBefore(limit));
        assertThat(info.path("status").asText()).isIn((Object[]) statuses);
        return info;
    }

    /** One that is still on its way in takes the others' time, who then notice late that somebody came. */
    private void awaitRecorders(int recorders) {
        Instant limit = Instant.now().plus(END_LIMIT);
        while (livekit.recorders(room) < recorders && Instant.now().isBefore(limit)) {
            pause();
        }
        assertThat(livekit.recorders(room)).isEqualTo(recorders);
        assertThat(livekit.isBeingRecorded(room))
                .as("what the room tells its people")
                .isTrue();
    }

    /** What reached the event log, and so was signed as LiveKit signs. */
    private List<String> toldBy(String id) {
        List<String> told = List.of();
        Instant limit = Instant.now().plus(END_LIMIT);
        while (Instant.now().isBefore(limit) && told.stream().noneMatch(event -> event.startsWith("egress_ended"))) {
            pause();
            told = EventLog.of(addresses, "livekit.events.v1", room).stream()
                    .filter(event -> event.at("/egressInfo/egressId").asText().equals(id))
                    .map(event -> event.required("event").asText() + " "
                            + event.at("/egressInfo/status").asText("EGRESS_STARTING"))
                    .toList();
        }
        return told;
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

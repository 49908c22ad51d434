package io.coachingcalls.system.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.system.LiveKitApi;
import io.coachingcalls.system.Reliability;
import io.coachingcalls.system.RunningSystem;
import io.coachingcalls.system.Scale;
import io.coachingcalls.system.Signals;
import io.coachingcalls.system.SystemUnderTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** LiveKit or its recorders are away or hang, while people make calls and record them. */
@ExtendWith(SystemUnderTest.class)
class LiveKitAwayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** With a coach, so that it is not recorded before somebody wants it. */
    private static final String CALL = "{\"callType\": \"on-demand\", \"coachId\": \"demo-coach\"}";

    private final RunningSystem system;
    private String gateway;
    private String token;

    LiveKitAwayIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void signIn() {
        system.ensureUp();
        gateway = system.gateway();
        token = system.token("studio");
    }

    @Test
    void shouldMakeNoHalfCallWhileLiveKitIsAwayOrHangs() throws SQLException {
        int times = Scale.of(2, 10);
        long before = calls();
        for (int time = 0; time < times; time++) {
            String key = UUID.randomUUID().toString();
            // Slow the first time, away the next
            boolean hangs = time % 2 == 0;
            ProcessHandle livekit = system.process("livekit").orElseThrow();
            if (hangs) {
                Signals.hang(livekit);
            } else {
                system.run("stop", "livekit").orFail();
            }
            try {
                Response refused = create(key);
                assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).isNotNull();
                assertThat(calls()).isEqualTo(before + time);
            } finally {
                if (hangs) {
                    Signals.goOn(livekit);
                } else {
                    system.run("start", "livekit").orFail();
                }
            }

            Response made = await().atMost(PATIENCE).until(() -> create(key), answer -> answer.statusCode() == 200);
            assertThat(create(key).<String>path("room")).isEqualTo(made.path("room"));
            assertThat(calls()).as("one call, however often it was asked for").isEqualTo(before + time + 1);
        }
        Reliability.row(
                "07-create",
                "LiveKit hangs or is away when a call is made: %d times".formatted(times),
                times,
                times,
                before + times - calls(),
                "503 with Retry-After and no row; the retry makes one call");
    }

    @Test
    void shouldStartNoSecondRecordingWhileTheRecordersHang() {
        int times = Scale.of(1, 5);
        LiveKitApi livekit = LiveKitApi.of(system.addresses());
        List<String> rooms = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            String room = await().atMost(PATIENCE)
                    .until(() -> create(UUID.randomUUID().toString()), answer -> answer.statusCode() == 200)
                    .path("room");
            rooms.add(room);
            ProcessHandle recorders = system.process("egress").orElseThrow();
            Signals.hang(recorders);
            try {
                for (int attempt = 0; attempt < 3; attempt++) {
                    Response wished = wishRecording(room);
                    assertThat(wished.statusCode()).as(wished.asString()).isEqualTo(200);
                    assertThat(wished.<Integer>path("attempt")).isEqualTo(1);
                }
            } finally {
                Signals.goOn(recorders);
            }

            // LiveKit may have lost the request to start: who asks once more gets one all the same
            await().atMost(PATIENCE)
                    .until(() -> !recordings(livekit, room).isEmpty()
                            || wishRecording(room).statusCode() == 200
                                    && recordings(livekit, room).size() == 1);
            await().during(Duration.ofSeconds(4))
                    .atMost(PATIENCE)
                    .until(() -> recordings(livekit, room).size() == 1);
            Signals.hang(recorders);
            try {
                // Not stopped yet, and said so; what is wanted is kept, and done when the recorders answer
                assertThat(as().delete(gateway + "/api/fred/call/" + room + "/recording")
                                .statusCode())
                        .isIn(204, 503);
            } finally {
                Signals.goOn(recorders);
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(recordings(livekit, room))
                    .singleElement()
                    .satisfies(
                            recording -> assertThat(recording.required("status").asText())
                                    .isIn("EGRESS_ABORTED", "EGRESS_COMPLETE")));
        }
        Reliability.row(
                "07-record",
                "the recorders hang when a recording is started, three times over, and stopped: %d times"
                        .formatted(times),
                4L * times,
                4L * times,
                rooms.stream()
                        .filter(room -> recordings(livekit, room).isEmpty())
                        .count(),
                "one egress a call, which ends");
    }

    private Response wishRecording(String room) {
        return as().post(gateway + "/api/fred/call/" + room + "/recording");
    }

    private static JsonNode recordings(LiveKitApi livekit, String room) {
        return RunningSystem.json(
                        livekit.egress("ListEgress", Map.of("room_name", room)).asString())
                .path("items");
    }

    private Response create(String idempotencyKey) {
        return as().header("Idempotency-Key", idempotencyKey).body(CALL).post(gateway + "/api/fred/call");
    }

    private RequestSpecification as() {
        return given().contentType(ContentType.JSON).auth().oauth2(token);
    }

    private long calls() throws SQLException {
        try (var connection = system.database("call-service");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM calls.calls")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

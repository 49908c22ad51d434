package io.coachingcalls.calls.recording;

import static io.coachingcalls.calls.testing.Http.CALLS;
import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.TOKENS;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.askForToken;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.atOnce;
import static io.coachingcalls.calls.testing.Http.create;
import static io.coachingcalls.calls.testing.Http.createOnce;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.EventLog;
import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.ScriptedEgress;
import io.coachingcalls.calls.testing.ScriptedEgress.Mode;
import io.coachingcalls.calls.testing.SignalClient;
import io.coachingcalls.calls.testing.ToldRoom;
import io.coachingcalls.embedded.testing.EmbeddedLiveKit;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.RecordingRequested;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.events.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import livekit.LivekitEgress.EgressInfo;
import livekit.LivekitEgress.EgressStatus;
import livekit.LivekitEgress.EncodedFileOutput;
import livekit.LivekitEgress.EncodedFileType;
import livekit.LivekitEgress.RoomCompositeEgressRequest;
import livekit.LivekitEgress.RoomCompositeEgressRequest.OutputCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the real LiveKit, but for its recorders. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
@WithTestResource(EmbeddedLiveKit.class)
@WithTestResource(ScriptedEgress.class)
class RecordingTest {

    private static final Duration SOON = Duration.ofSeconds(25);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);
    private static final String VIDEO = "{\"callType\": \"on-demand\", \"coachId\": \"demo-coach\","
            + " \"participants\": [\"kim\"], \"enableRecording\": %s}";

    @Inject
    CircuitBreakerMaintenance breakers;

    @AfterEach
    void bringTheRecordersBack() {
        ScriptedEgress.become(Mode.PROMPT);
        breakers.resetAll();
    }

    @Test
    void shouldRecordACallWithFredFromTheStart() throws Exception {
        Response made = create(TestTokens.free(), ON_DEMAND);

        String room = made.path("room");
        made.then()
                .statusCode(200)
                .body("egressId", equalTo(egress(room).getEgressId()))
                .body("recording.state", equalTo("starting"))
                .body("recording.reason", nullValue());
        assertThat(ScriptedEgress.starts(room)).singleElement().satisfies(start -> {
            assertThat(start.getAudioOnly()).isTrue();
            assertThat(start.getOutputCase()).as("deprecated").isEqualTo(OutputCase.OUTPUT_NOT_SET);
            EncodedFileOutput file = output(start);
            assertThat(file.getFileType()).isEqualTo(EncodedFileType.OGG);
            assertThat(file.getFilepath()).isEqualTo("voice-recordings/" + room + ".ogg");
            assertThat(file.getS3().getAccessKey()).isEqualTo("an-access-key");
            assertThat(file.getS3().getSecret()).isEqualTo(ScriptedEgress.S3_SECRET);
            assertThat(file.getS3().getBucket()).isEqualTo("recordings");
            assertThat(file.getS3().getRegion()).isEqualTo("us-east-1");
            assertThat(file.getS3().getEndpoint()).isEqualTo("http://s3.example:9000");
            assertThat(file.getS3().getForcePathStyle()).isTrue();
        });
        assertThat(requested(room)).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo(room + ":recording:1:1");
            assertThat(event.outcome()).isEqualTo(RecordingOutcome.STARTED);
            assertThat(event.egressId()).isEqualTo(made.path("egressId"));
            assertThat(event.path()).isEqualTo("voice-recordings/" + room + ".ogg");
            assertThat(event.by()).isNull();
        });
    }

    @Test
    void shouldRecordAVideoSessionOnlyWhenAskedTo() throws Exception {
        Response unasked = create(TestTokens.studio(), VIDEO.formatted(false));
        Response asked = create(TestTokens.studio(), VIDEO.formatted(true));

        unasked.then()
                .body("egressId", nullValue())
                .body("recording.state", equalTo("skipped"))
                .body("recording.reason", equalTo("not_requested"));
        assertThat(ScriptedEgress.starts(unasked.path("room"))).isEmpty();
        assertThat(requested(unasked.path("room"))).isEmpty();
        asked.then().body("egressId", notNullValue()).body("recording.state", equalTo("starting"));
        assertThat(requested(asked.path("room"))).singleElement().satisfies(event -> {
            assertThat(event.by()).isEqualTo("demo-studio");
            assertThat(event.tier()).isEqualTo("studio");
        });
    }

    @Test
    void shouldStartOneRecordingHoweverOftenTheCallIsAskedFor() {
        String key = UUID.randomUUID().toString();

        String room = createOnce(key, TestTokens.free(), ON_DEMAND).path("room");

        List<Response> again = atOnce(8, () -> createOnce(key, TestTokens.free(), ON_DEMAND));

        assertThat(again).allMatch(response -> room.equals(response.path("room")));
        assertThat(again).allMatch(response -> egress(room).getEgressId().equals(response.path("egressId")));
        assertThat(ScriptedEgress.starts(room)).hasSize(1);
    }

    @Test
    void shouldRecordAScheduledCallFromItsFirstTokenOn() {
        Response made = create(
                TestTokens.studio(),
                "{\"callType\": \"scheduled\", \"scheduledFor\": \"%s\"}"
                        .formatted(Instant.now().plusSeconds(3600)));
        String room = made.path("room");
        made.then().body("egressId", nullValue()).body("recording.state", equalTo("requested"));
        assertProblem(switchOn(TestTokens.studio(), room), 409, "call_not_open_yet");
        assertThat(ScriptedEgress.starts(room)).isEmpty();

        Database.execute("UPDATE calls.calls SET opens_at = now() WHERE room = ?", room);
        atOnce(4, () -> askForToken(TestTokens.studio(), room))
                .forEach(answer -> answer.then().statusCode(200));

        await().atMost(SOON).until(() -> ScriptedEgress.egresses(room).size() == 1);
        askForToken(TestTokens.studio(), room).then().statusCode(200);
        assertThat(ScriptedEgress.starts(room)).hasSize(1);
    }

    @Test
    void shouldSwitchTheRecordingOnAndOffDuringTheCall() throws Exception {
        String room = create(TestTokens.studio(), VIDEO.formatted(false)).path("room");

        Response on = switchOn(TestTokens.studio(), room);
        Response again = switchOn(TestTokens.studio(), room);
        on.then()
                .statusCode(200)
                .body("room", equalTo(room))
                .body("attempt", equalTo(1))
                .body("recording.state", equalTo("starting"));
        assertThat(again.<String>path("egressId")).isNotNull().isEqualTo(on.path("egressId"));
        assertThat(ScriptedEgress.starts(room)).hasSize(1);

        // The coach is on no tier, and may stop it all the same
        switchOff(TestTokens.coach(), room).then().statusCode(204);
        switchOff(TestTokens.studio(), room).then().statusCode(204);
        assertThat(egress(room).getStatus()).isEqualTo(EgressStatus.EGRESS_COMPLETE);

        switchOn(TestTokens.studio(), room).then().body("attempt", equalTo(2)).body("egressId", notNullValue());
        assertThat(ScriptedEgress.starts(room))
                .extracting(start -> output(start).getFilepath())
                .containsExactly("voice-recordings/" + room + ".ogg", "voice-recordings/" + room + "-2.ogg");
        await().atMost(SOON).until(() -> requested(room).size() == 2);
    }

    @Test
    void shouldBeginOneRecordingForManyWhoAskAtOnce() {
        String room = create(TestTokens.studio(), VIDEO.formatted(false)).path("room");

        List<Response> answers = atOnce(8, () -> switchOn(TestTokens.studio(), room));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(ScriptedEgress.starts(room)).hasSize(1);
    }

    @Test
    void shouldLetOnlyStudioSubscribersRecordAVideoSession() {
        String room = create(TestTokens.studio(), VIDEO.formatted(false)).path("room");

        assertProblem(switchOn(TestTokens.coach(), room), 403, "recording_requires_studio");
        assertProblem(tokenWithRecording(TestTokens.coach(), room), 403, "recording_requires_studio");
        assertProblem(switchOn(TestTokens.of("kim", "studio", null), room), 403, "forbidden");
        assertProblem(tokenWithRecording(TestTokens.of("kim", "studio", null), room), 403, "forbidden");
        assertProblem(switchOff(TestTokens.of("kim", "studio", null), room), 403, "forbidden");
        assertProblem(switchOn(TestTokens.free(), room), 404, "not_found");
        assertProblem(switchOff(TestTokens.free(), room), 404, "not_found");
        assertThat(ScriptedEgress.starts(room)).isEmpty();
        assertThat(Database.countOfCalls("room = ? AND NOT recording_wanted", room))
                .isEqualTo(1);

        tokenWithRecording(TestTokens.studio(), room).then().statusCode(200);
        await().atMost(SOON).until(() -> ScriptedEgress.egresses(room).size() == 1);
    }

    @Test
    void shouldAdoptAnEgressThatWasSlowToAnswer() throws Exception {
        ScriptedEgress.become(Mode.AFTER_4_SECONDS);

        long start = System.nanoTime();
        Response made = create(TestTokens.free(), ON_DEMAND);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        String room = made.path("room");
        assertThat(took).isLessThan(LONGEST_ANSWER);
        made.then()
                .statusCode(200)
                .body("token", notNullValue())
                .body("egressId", nullValue())
                .body("recording.state", equalTo("unknown"))
                .body("recording.reason", equalTo("egress_timeout"));
        await().atMost(SOON).until(() -> isLast(RecordingOutcome.STARTED, room));
        assertThat(requested(room).getLast().revision()).isEqualTo(2);
        assertThat(requested(room).getLast().egressId()).isEqualTo(egress(room).getEgressId());
        assertThat(egress(room).getStatus()).isEqualTo(EgressStatus.EGRESS_STARTING);
        assertThat(switchOn(TestTokens.free(), room).<String>path("egressId"))
                .isEqualTo(egress(room).getEgressId());
        assertThat(ScriptedEgress.starts(room)).hasSize(1);
    }

    @Test
    void shouldStopAnEgressThatComesAfterItWasSwitchedOff() {
        ScriptedEgress.become(Mode.AFTER_4_SECONDS);
        String room = create(TestTokens.free(), ON_DEMAND).path("room");

        switchOff(TestTokens.free(), room).then().statusCode(204);
        assertThat(ScriptedEgress.egresses(room)).as("not there yet").isEmpty();

        await().atMost(SOON).until(() -> isStopped(room));
        assertThat(ScriptedEgress.starts(room)).hasSize(1);
    }

    @Test
    void shouldSayThatItFailedWhenNothingShowsUp() throws Exception {
        ScriptedEgress.become(Mode.NEVER);
        String room = create(TestTokens.free(), ON_DEMAND).path("room");

        await().atMost(SOON).until(() -> isLast(RecordingOutcome.FAILED, room));
        assertThat(requested(room).getLast().reason()).isEqualTo("egress_not_started");

        // It comes in spite of all: those who were told "failed" are not recorded
        ScriptedEgress.set(EgressInfo.newBuilder()
                .setEgressId("EG_late" + room.substring(20))
                .setRoomName(room)
                .setStatus(EgressStatus.EGRESS_ACTIVE)
                .setRoomComposite(ScriptedEgress.starts(room).getFirst())
                .build());
        send(
                room,
                "{\"event\": \"egress_started\", \"egressInfo\": {\"egressId\": \"EG_late\", \"roomName\": \"%s\"}}");
        await().atMost(SOON).until(() -> isStopped(room));
        assertThat(ScriptedEgress.starts(room)).as("nothing is tried again").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"REFUSING, failed, egress_refused", "AWAY, unknown, egress_timeout"})
    void shouldLetTheCallGoOnWithoutARecording(Mode mode, String state, String reason) throws Exception {
        ScriptedEgress.become(mode);
        var logged = new CopyOnWriteArrayList<String>();
        Response made = logging(logged, () -> create(TestTokens.free(), ON_DEMAND));

        made.then()
                .statusCode(200)
                .body("egressId", nullValue())
                .body("recording.state", equalTo(state))
                .body("recording.reason", equalTo(reason));
        assertThat(LiveKitLook.letsIn(made.path("token"))).isTrue();
        assertThat(requested(made.path("room"))).singleElement().satisfies(event -> assertThat(event.reason())
                .isEqualTo(reason));
        assertThat(logged).anyMatch(line -> line.contains("recording requested: room=" + made.path("room")));
        assertThat(logged).noneMatch(line -> line.contains(ScriptedEgress.S3_SECRET));
    }

    @Test
    void shouldStopWhatRunsAsSoonAsItCanWhenItIsSwitchedOffWhileLiveKitIsAway() {
        String room = create(TestTokens.free(), ON_DEMAND).path("room");
        ScriptedEgress.become(Mode.AWAY);

        assertProblem(switchOff(TestTokens.free(), room), 503, "livekit_unavailable");
        ScriptedEgress.become(Mode.PROMPT);

        await().atMost(SOON).until(() -> isStopped(room));
    }

    @Test
    void shouldBeginTheNextPartOnceWhenSomebodyComesBack() throws Exception {
        Response made = create(TestTokens.free(), ON_DEMAND);
        String room = made.path("room");
        end(egress(room));
        Instant joined = Instant.now();
        try (var person = new SignalClient()) {
            person.join(made.path("url"), made.path("token"));
            await().atMost(SOON).until(() -> LiveKitLook.people(room) == 1);

            for (int i = 0; i < 3; i++) {
                join(room, joined);
            }

            await().atMost(SOON).until(() -> ScriptedEgress.starts(room).size() == 2);
            await().atMost(SOON).until(() -> requested(room).size() == 2);
            assertThat(requested(room).getLast().path()).endsWith("-2.ogg");

            // The same joining once more, and this time the recording is over already
            ScriptedEgress.egresses(room).forEach(RecordingTest::end);
            join(room, joined);
            settle(room);
            assertThat(ScriptedEgress.starts(room)).hasSize(2);
        }
    }

    @Test
    void shouldNotRecordAnEmptyRoom() throws Exception {
        String room = create(TestTokens.free(), ON_DEMAND).path("room");
        end(egress(room));

        join(room, Instant.now());
        settle(room);

        assertThat(ScriptedEgress.starts(room)).hasSize(1);
    }

    @Test
    void shouldLeaveARecordingAloneThatRunsWhenSomebodyComes() throws Exception {
        Response made = create(TestTokens.free(), ON_DEMAND);
        String room = made.path("room");
        try (var person = new SignalClient()) {
            person.join(made.path("url"), made.path("token"));
            await().atMost(SOON).until(() -> LiveKitLook.people(room) == 1);

            join(room, Instant.now());
            settle(room);

            assertThat(ScriptedEgress.starts(room)).hasSize(1);
            assertThat(egress(room).getStatus()).isEqualTo(EgressStatus.EGRESS_STARTING);
        }
    }

    @Test
    void shouldStopTheRecordingOfACallThatWasEnded() {
        String room = create(TestTokens.free(), ON_DEMAND).path("room");

        as(TestTokens.free()).delete(CALLS + "/" + room).then().statusCode(204);

        await().atMost(SOON).until(() -> isStopped(room));
        assertProblem(switchOn(TestTokens.free(), room), 409, "call_over");
        switchOff(TestTokens.free(), room).then().statusCode(204);
        assertThat(ScriptedEgress.starts(room)).hasSize(1);
    }

    private static Response switchOn(String bearer, String room) {
        return as(bearer).post(CALLS + "/" + room + "/recording");
    }

    private static Response switchOff(String bearer, String room) {
        return as(bearer).delete(CALLS + "/" + room + "/recording");
    }

    private static Response tokenWithRecording(String bearer, String room) {
        return as(bearer)
                .body("{\"room\": \"%s\", \"enableRecording\": true}".formatted(room))
                .post(TOKENS);
    }

    private static EgressInfo egress(String room) {
        assertThat(ScriptedEgress.egresses(room)).hasSize(1);
        return ScriptedEgress.egresses(room).getFirst();
    }

    private static boolean isStopped(String room) {
        List<EgressInfo> egresses = ScriptedEgress.egresses(room);
        return !egresses.isEmpty()
                && egresses.stream().allMatch(egress -> egress.getDetails().contains("StopEgress"));
    }

    /** As one does whose room was empty for a while. */
    private static void end(EgressInfo egress) {
        ScriptedEgress.set(
                egress.toBuilder().setStatus(EgressStatus.EGRESS_COMPLETE).build());
    }

    private static void join(String room, Instant time) throws Exception {
        new ToldRoom(room, "RM_1").joined("PA_1", time);
    }

    private static void send(String room, String json) throws Exception {
        EventLog.send(Topics.LIVEKIT_EVENTS, room, json.formatted(room).getBytes(UTF_8));
    }

    /** Returns when the sweep has dealt with all that was sent about {@code room}. */
    private static void settle(String room) throws Exception {
        // A run that is seen after it: the topic's partitions keep the order of a room's events
        String marker = "RM_" + UUID.randomUUID().toString().replace("-", "");
        new ToldRoom(room, marker).started();
        await().atMost(SOON).until(() -> Database.count("calls.room_runs WHERE sid = ?", marker) == 1);
        await().atMost(SOON).until(() -> Database.countOfCalls("room = ? AND recording_look_at IS NULL", room) == 1);
    }

    private static EncodedFileOutput output(RoomCompositeEgressRequest start) {
        assertThat(start.getFileOutputsCount()).isEqualTo(1);
        return start.getFileOutputs(0);
    }

    /** Of several revisions only the last is sure to be told. */
    private static boolean isLast(RecordingOutcome outcome, String room) throws IOException {
        List<RecordingRequested> events = requested(room);
        return !events.isEmpty() && events.getLast().outcome() == outcome;
    }

    private static List<RecordingRequested> requested(String room) throws IOException {
        List<RecordingRequested> found = new ArrayList<>();
        for (var record : EventLog.records(Topics.CALLS_EVENTS, room)) {
            CallEvent.read(record.value())
                    .filter(RecordingRequested.class::isInstance)
                    .map(RecordingRequested.class::cast)
                    .filter(event ->
                            found.stream().noneMatch(known -> known.id().equals(event.id())))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static <T> T logging(List<String> lines, Supplier<T> step) {
        var handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getMessage() + Arrays.toString(record.getParameters()) + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            return step.get();
        } finally {
            root.removeHandler(handler);
        }
    }
}

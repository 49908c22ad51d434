package io.coachingcalls.recordings.insights;

import static io.coachingcalls.recordings.TestCall.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.Rows;
import io.coachingcalls.recordings.TestCall;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an unmodified agent of LiveKit's reports, taken over HTTP and read by a call's people. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class InsightsTest {

    private static final Map<String, Object> GRANT = Map.of("write", true);

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @TestHTTPResource
    URI server;

    private final String sid = "RM_" + UUID.randomUUID().toString().substring(0, 8);
    private final String job = "AJ_" + UUID.randomUUID().toString().substring(0, 8);
    private AgentUploads agent;

    @BeforeEach
    void connect() {
        agent = new AgentUploads(server);
    }

    @Test
    void shouldShowTheTurnsThatAnAgentReports() {
        TestCall call = TestCall.made(events);
        get(call.guest, turnsOf(call.room))
                .statusCode(200)
                .body("turns", empty())
                .body("figures.turns", equalTo(0));

        assertThat(agent.sendReport(AgentUploads.report(call.room, sid, job)).statusCode())
                .isEqualTo(200);

        get(call.guest, turnsOf(call.room))
                .statusCode(200)
                .body("turns.speaker", contains("agent", "person", "agent", "person", "agent", "person", "agent"))
                .body("turns[1].text", equalTo("I want to raise the price of the basic plan."))
                .body("turns[4].text", equalTo("Two already – so what will you do by Friday?"))
                .body("turns.interrupted_by", contains(null, null, "person", null, null, null, null))
                .body("turns.latency_ms", contains(null, null, 850, null, 1700, null, 700))
                .body("turns.first_token_ms[2]", equalTo(310))
                .body("turns.first_sound_ms[2]", equalTo(140))
                .body("turns.transcription_delay_ms[1]", equalTo(210))
                .body("turns.end_of_turn_delay_ms[1]", equalTo(420))
                .body("turns[1].start_ms", equalTo(4_900))
                .body("turns[1].end_ms", equalTo(7_700))
                .body("figures.latency_median_ms", equalTo(850))
                .body("figures.latency_p95_ms", equalTo(1700))
                .body("figures.slowest", equalTo(4))
                .body("figures.talk_person_ms", equalTo(2_800 + 2_900 + 2_200))
                .body("figures.interruptions_by_person", equalTo(1))
                .body("agents.agent_name", contains("fred"))
                .body("agents.duration_ms", contains(26_000))
                .body("agents[0].tags", hasItems("language:en", "lk.success"))
                .body("agents[0].usage.model", hasItems("gpt-4o-mini", "piper"))
                .body("agents[0].errors.llm", equalTo(0));
    }

    /** What it was told beforehand is its operator's, and nobody said it. */
    @Test
    void shouldKeepNothingOfAnAgentsInstructions() {
        TestCall call = TestCall.made(events);
        agent.sendReport(AgentUploads.report(call.room, sid, job));

        get(call.owner, turnsOf(call.room))
                .body("turns", hasSize(7))
                .body("turns.text", not(hasItems(containsString("instructions"))));
    }

    /** Its answer was lost, so the agent comes again. */
    @Test
    void shouldTakeAReportOnce() {
        TestCall call = TestCall.made(events);
        byte[] report = AgentUploads.report(call.room, sid, job);
        agent.sendReport(report);

        assertThat(agent.sendReport(report).statusCode()).isEqualTo(200);

        get(call.owner, turnsOf(call.room)).body("turns", hasSize(7)).body("agents", hasSize(1));
        // Another agent in the same room
        agent.sendReport(AgentUploads.report(call.room, sid, "AJ_another1"));
        get(call.owner, turnsOf(call.room)).body("turns", hasSize(14)).body("agents", hasSize(2));
    }

    /** Logs are sent apart, before the report or after it, and a batch may come twice. */
    @Test
    void shouldKnowOutcomeAndEvaluationsFromLogs() {
        TestCall call = TestCall.made(events);
        byte[] logs = AgentUploads.logs(call.room, sid, job);
        assertThat(agent.sendLogs(logs).statusCode()).isEqualTo(200);
        agent.sendReport(AgentUploads.report(call.room, sid, job));
        assertThat(agent.sendLogs(logs).statusCode()).isEqualTo(200);

        get(call.owner, turnsOf(call.room))
                .body("agents", hasSize(1))
                .body("agents[0].outcome", equalTo("success"))
                .body("agents[0].outcome_reason", equalTo("both said goodbye"))
                .body("agents[0].evaluations.name", contains("coherence"))
                .body("agents[0].evaluations.verdict", contains("pass"))
                .body("agents[0].evaluations.reasoning", contains("Every answer follows from what was said."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"traces", "metrics"})
    void shouldPassOverWhatTheReportTellsToo(String signal) {
        byte[] anything = AgentUploads.gzip(new byte[100]);

        assertThat(agent.sendTelemetry(signal, anything, AgentUploads.token(GRANT))
                        .statusCode())
                .isEqualTo(200);
        assertThat(agent.sendTelemetry(signal, anything, "none").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldTellOperatorsHowLongPeopleWaited() {
        TestCall call = TestCall.made(events);
        String name = UUID.randomUUID().toString().substring(0, 4);
        String report = new String(AgentUploads.report(call.room, sid, job), ISO_8859_1);
        agent.sendReport(report.replace("\"agent_name\":\"fred\"", "\"agent_name\":\"%s\"".formatted(name))
                .getBytes(ISO_8859_1));

        given().auth()
                .oauth2(TestTokens.of("demo-admin", "free", "admin"))
                .get("/api/admin/conversations?days=1")
                .then()
                .statusCode(200)
                .body("days.find { it.agent_name == '%s' }.conversations".formatted(name), equalTo(1))
                .body("days.find { it.agent_name == '%s' }.turns".formatted(name), equalTo(7))
                .body("days.find { it.agent_name == '%s' }.latency_median_ms".formatted(name), equalTo(850))
                .body("days.find { it.agent_name == '%s' }.latency_p95_ms".formatted(name), equalTo(1700))
                .body("days.find { it.agent_name == '%s' }.interruptions_by_person".formatted(name), equalTo(1));
        get(call.owner, "/api/admin/conversations").statusCode(403).body("code", equalTo("forbidden"));
    }

    @Test
    void shouldShowThemToNobodyElse() {
        TestCall call = TestCall.made(events);
        agent.sendReport(AgentUploads.report(call.room, sid, job));

        get("somebody-else", turnsOf(call.room)).statusCode(404).body("code", equalTo("not_found"));
    }

    @Test
    void shouldTakeReportsOfOurLiveKitsAgentsOnly() throws Exception {
        TestCall call = TestCall.made(events);
        byte[] report = AgentUploads.report(call.room, sid, job);

        String foreign = AgentUploads.token(GRANT, "a-secret-of-somebody-else-longer-than-32-bytes");
        assertRefused(agent.sendReport(report, foreign), 401, Code.UNAUTHENTICATED);
        assertRefused(agent.sendReport(report, "nonsense"), 401, Code.UNAUTHENTICATED);
        assertRefused(
                agent.sendReport(report, AgentUploads.token(Map.of("write", false))), 403, Code.PERMISSION_DENIED);
        assertRefused(agent.sendReport(report, TestCall.token(call.owner)), 401, Code.UNAUTHENTICATED);

        get(call.owner, turnsOf(call.room)).body("turns", empty());
    }

    /** An event that tells of the room may be on its way: agents come again, if they are told to in their own words. */
    @Test
    void shouldTellAnAgentToComeAgainWhereItsRoomIsNotKnownYet() throws Exception {
        String room = RoomNames.fresh();

        HttpResponse<byte[]> answer = agent.sendReport(AgentUploads.report(room, sid, job));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        Status status = Status.parseFrom(answer.body());
        assertThat(status.getCode()).isEqualTo(Code.UNAVAILABLE.getNumber());
        assertThat(status.getDetails(0).unpack(RetryInfo.class).getRetryDelay().getSeconds())
                .isEqualTo(5);
    }

    @Test
    void shouldKeepNothingOfARoomOfAnotherApplication() {
        String room = "their-" + UUID.randomUUID().toString().substring(0, 31);

        assertThat(agent.sendReport(AgentUploads.report(room, sid, job)).statusCode())
                .isEqualTo(200);
        assertThat(agent.sendLogs(AgentUploads.logs(room, sid, job)).statusCode())
                .isEqualTo(200);

        assertThat(rows.json("SELECT to_jsonb(r) FROM recordings.agent_reports r WHERE room = $1", room))
                .isNull();
    }

    @Test
    void shouldKeepNothingOfAnErasedRoom() {
        String room = RoomNames.fresh();
        rows.change("INSERT INTO recordings.erased_rooms (room_hash) VALUES (sha256(convert_to($1, 'UTF8')))", room);

        assertThat(agent.sendReport(AgentUploads.report(room, sid, job)).statusCode())
                .isEqualTo(200);

        assertThat(rows.json("SELECT to_jsonb(r) FROM recordings.agent_reports r WHERE room = $1", room))
                .isNull();
    }

    @Test
    void shouldLetSoundGoAsItComes() {
        TestCall call = TestCall.made(events);
        byte[] report = AgentUploads.report(call.room, sid, job);
        String form = new String(report, ISO_8859_1);
        String longer = form.replace("Content-Length: 4100\r\n\r\n", "\r\n" + "x".repeat(20_000_000));
        assertThat(longer.length()).isGreaterThan(20_000_000);

        assertThat(agent.sendReport(longer.getBytes(ISO_8859_1)).statusCode()).isEqualTo(200);

        get(call.owner, turnsOf(call.room)).body("turns", hasSize(7));
    }

    @Test
    void shouldRefuseAConversationThatIsTooLong() throws Exception {
        TestCall call = TestCall.made(events);
        String form = new String(AgentUploads.report(call.room, sid, job), ISO_8859_1);
        String longer = form.replace("Content-Length: 2844\r\n\r\n", "\r\n" + " ".repeat(9_000_000));
        assertThat(longer.length()).isGreaterThan(9_000_000);

        assertRefused(agent.sendReport(longer.getBytes(ISO_8859_1)), 413, Code.RESOURCE_EXHAUSTED);

        get(call.owner, turnsOf(call.room)).body("turns", empty());
    }

    @Test
    void shouldRefuseWhatIsNoReport() throws Exception {
        TestCall call = TestCall.made(events);
        String form = new String(AgentUploads.report(call.room, sid, job), ISO_8859_1);

        byte[] cutOff = form.substring(0, 3_000).getBytes(ISO_8859_1);
        byte[] noHeader = form.replace("name=\"header\"", "name=\"heater\"").getBytes(ISO_8859_1);
        byte[] noJson = form.replace("{\"items\"", "{ items ").getBytes(ISO_8859_1);
        assertRefused(agent.sendReport(cutOff), 400, Code.INVALID_ARGUMENT);
        assertRefused(agent.sendReport(noHeader), 400, Code.INVALID_ARGUMENT);
        assertRefused(agent.sendReport(noJson), 400, Code.INVALID_ARGUMENT);
        assertRefused(
                agent.sendTelemetry("logs", "nonsense".getBytes(ISO_8859_1), AgentUploads.token(GRANT)),
                400,
                Code.INVALID_ARGUMENT);
        assertRefused(agent.sendLogs("nonsense".getBytes(ISO_8859_1)), 400, Code.INVALID_ARGUMENT);

        get(call.owner, turnsOf(call.room)).body("turns", empty()).body("agents", empty());
    }

    private static void assertRefused(HttpResponse<byte[]> answer, int status, Code code) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        Status body = Status.parseFrom(answer.body());
        assertThat(body.getCode()).isEqualTo(code.getNumber());
        assertThat(body.getMessage()).isNotBlank();
        assertThat(body.getDetailsList()).isEmpty();
    }

    private static String turnsOf(String room) {
        return "/api/coaching/turns/" + room;
    }
}

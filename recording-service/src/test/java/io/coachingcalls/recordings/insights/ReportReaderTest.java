package io.coachingcalls.recordings.insights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import io.coachingcalls.recordings.insights.AgentReport.Job;
import org.junit.jupiter.api.Test;

/** Reports of agents of all kinds and versions. */
class ReportReaderTest {

    private static final byte[] HEADER = header("{\"room\": \"call-1\"}");

    @Test
    void shouldDoWithTheLeastThatAnAgentTells() {
        AgentReport report = ReportReader.read(HEADER, null, 10);

        assertThat(report.job()).isEqualTo(new Job("call-1", "RM_1", "AJ_1"));
        assertThat(report.turns()).isEmpty();
        assertThat(report.tags()).isEmpty();
        assertThat(report.usage()).isEmpty();
        assertThat(report.durationMs()).isNull();
    }

    @Test
    void shouldTakeTurnsInOrderOfTimeAndWhatNobodySaidNotAtAll() {
        AgentReport report = ReportReader.read(HEADER, """
                {"items": [
                  {"type": "message", "role": "system", "content": ["Be kind."], "created_at": 1795773600},
                  {"type": "message", "role": "user", "content": ["Second.", {"image": "…"}], "created_at": 1795773602},
                  {"type": "function_call", "name": "look_up", "created_at": 1795773602},
                  {"type": "message", "role": "user", "content": [" "], "created_at": 1795773603},
                  {"type": "message", "role": "assistant", "content": ["First\\u0000."], "created_at": 1795773601.25}
                ]}""".getBytes(UTF_8), 10);

        assertThat(report.turns()).extracting(AgentTurn::text).containsExactly("First.", "Second.");
        assertThat(report.turns())
                .extracting(turn -> turn.saidAt().toString())
                .first()
                .isEqualTo("2026-11-27T10:00:01.250Z");
    }

    /** What FRED reported of a rehearsal of eight lines, one interruption and a farewell, on a machine with much else to do. */
    @Test
    void shouldUnderstandARealCallWithFred() throws Exception {
        AgentReport report = ReportReader.read(resource("fred.header.binpb"), resource("fred.chat_history.json"), 100);

        assertThat(report.agentName()).isEqualTo("fred");
        assertThat(report.durationMs()).isEqualTo(131_172);
        assertThat(report.closeReason()).isEqualTo("CR_PARTICIPANT_DISCONNECTED");
        assertThat(report.turns()).hasSize(21);
        assertThat(report.turns()).extracting(AgentTurn::text).noneMatch(text -> text.contains("You are FRED"));
        assertThat(report.turns().get(10).interruptedBy()).isEqualTo(Speaker.PERSON);
        assertThat(report.turns().get(11).text()).isEqualTo("Wait, there's one more thing.");
        Figures figures = Figures.of(report.turns());
        assertThat(figures.answers()).isEqualTo(10);
        assertThat(figures.latencyMedianMs()).isEqualTo(3_720);
        assertThat(figures.latencyP95Ms()).isEqualTo(6_891);
        assertThat(figures.slowest()).isEqualTo(2);
        assertThat(figures.interruptionsByPerson()).isEqualTo(1);
        assertThat(figures.interruptionsByAgent()).isZero();
    }

    @Test
    void shouldNotBelieveTimesOfNoCall() {
        AgentReport report = ReportReader.read(HEADER, """
                {"items": [{"type": "message", "role": "assistant", "content": ["Hello."], "created_at": 1795773600,
                  "metrics": {"e2e_latency": -3, "llm_node_ttft": 1e12, "tts_node_ttfb": "soon",
                    "started_speaking_at": 12, "stopped_speaking_at": 1e300}}]}""".getBytes(UTF_8), 10);

        AgentTurn turn = report.turns().getFirst();
        assertThat(turn.delays()).isEqualTo(new AgentTurn.Delays(null, null, null, null, null, null));
        assertThat(turn.startedAt()).isNull();
        assertThat(turn.endedAt()).isNull();
        assertThat(turn.talkMs()).isZero();
    }

    @Test
    void shouldRefuseMoreTurnsThanAreKept() {
        byte[] two = """
                {"items": [{"type": "message", "role": "user", "content": ["One."], "created_at": 1795773600},
                           {"type": "message", "role": "user", "content": ["Two."], "created_at": 1795773601}]}""".getBytes(UTF_8);

        assertThatThrownBy(() -> ReportReader.read(HEADER, two, 1))
                .isInstanceOfSatisfying(AgentRefusal.class, refusal -> assertThat(refusal.httpStatus())
                        .isEqualTo(413));
    }

    @Test
    void shouldRefuseAReportOfNoRoom() {
        assertThatThrownBy(() -> ReportReader.read(header("{}"), null, 10))
                .isInstanceOf(AgentRefusal.class)
                .hasMessage("the room's name is missing, or too long");
    }

    @Test
    void shouldUnpackOnlySoMuch() {
        byte[] packed = AgentUploads.gzip(new byte[1_000_000]);

        assertThat(Unpacked.of(packed, "gzip", 1_000_000)).hasSize(1_000_000);
        assertThatThrownBy(() -> Unpacked.of(packed, "gzip", 999_999))
                .isInstanceOfSatisfying(AgentRefusal.class, refusal -> assertThat(refusal.httpStatus())
                        .isEqualTo(413));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = ReportReaderTest.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        }
    }

    private static byte[] header(String summary) {
        return UnknownFieldSet.newBuilder()
                .addField(1, text("RM_1"))
                .addField(8, text("AJ_1"))
                .addField(11, text(summary))
                .build()
                .toByteArray();
    }

    private static Field text(String value) {
        return Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(value))
                .build();
    }
}

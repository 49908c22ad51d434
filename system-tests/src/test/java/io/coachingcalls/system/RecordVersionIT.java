package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * No test: it records what this version leaves behind, for {@link UpgradeIT} of the versions to come. To be run once for each
 * release, {@code ./calls test -pl system-tests -am -Dit.test=RecordVersionIT -Dcalls.record=true}, and its files committed.
 */
@EnabledIfSystemProperty(named = "calls.record", matches = "true")
@ExtendWith(SystemUnderTest.class)
@Order(1)
class RecordVersionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SERVICES =
            List.of("webhook-ingest", "call-service", "recording-service", "session-service");

    private final RunningSystem system;
    private final Map<String, JsonNode> answers = new LinkedHashMap<>();

    RecordVersionIT(RunningSystem system) {
        this.system = system;
    }

    @Test
    void recordThisVersion() throws Exception {
        JsonNode held = RunningSystem.json(system.run("demo", "--json").orFail().output())
                .required("session");
        String room = held.required("room_name").asText();
        as("coach").body(Map.of("message", "I remember: 10 € – 会議")).post("/api/coaching/chat/" + room);
        as("studio")
                .body(Map.of(
                        "roomName",
                        room,
                        "callType",
                        "scheduled",
                        "transcript",
                        List.of(
                                Map.of("speaker", "Sam", "text", "We decided to raise the price in March."),
                                Map.of("speaker", "Sam", "text", "I will send the pricing deck by Friday."))))
                .post("/api/fred/call/summary")
                .then()
                .statusCode(lessThan(300));
        as("studio")
                .body(Map.of("notes", "Raise the price.\nThen: call Cleo."))
                .patch("/api/coaching/sessions/" + held.required("id").asText());
        String cancelled = as("studio")
                .body(Map.of("callType", "on-demand", "participants", List.of("demo-free")))
                .post("/api/fred/call")
                .then()
                .statusCode(lessThan(300))
                .extract()
                .path("room");
        as("free")
                .post("/api/coaching/invitations/" + cancelled + "/accept")
                .then()
                .statusCode(lessThan(300));
        as("studio").delete("/api/fred/call/" + cancelled).then().statusCode(lessThan(300));
        String session = held.required("id").asText();
        await().atMost(PATIENCE)
                .until(() ->
                        as("studio").get("/api/coaching/sessions/" + session).<Boolean>path("has_summary"));
        // The fold is done with it, and everybody was told
        await().atMost(PATIENCE).until(this::nothingIsToBeTold);

        keep("studio", "/api/coaching/sessions");
        keep("coach", "/api/coaching/sessions");
        keep("free", "/api/coaching/sessions");
        keep("studio", "/api/coaching/sessions?q=price");
        keep("studio", "/api/coaching/sessions/" + session);
        keep("studio", "/api/coaching/participants?sessionId=" + session);
        keep("studio", "/api/coaching/recordings/" + room);
        keep("studio", "/api/coaching/transcripts/" + room);
        keep("studio", "/api/coaching/chat/" + room);
        keep("studio", "/api/coaching/turns/" + room);
        keep("studio", "/api/coaching/commitments");
        keep("studio", "/api/fred/call/summary?roomName=" + room);
        for (String service : SERVICES) {
            system.run("stop", service).orFail();
        }
        RecordedVersion.record(system, answers);
    }

    private boolean nothingIsToBeTold() throws Exception {
        List<Long> behind = new ArrayList<>();
        try (var sessions = system.database("session-service");
                var rows = sessions.createStatement().executeQuery("""
                        SELECT count(*) FROM sessions.coaching_sessions WHERE started_at IS NOT NULL AND
                          (settles_at IS NULL OR announced_settles_at IS DISTINCT FROM settles_at)
                        """)) {
            rows.next();
            behind.add(rows.getLong(1));
        }
        try (var recordings = system.database("recording-service");
                var rows = recordings.createStatement().executeQuery("""
                        SELECT count(*) FROM recordings.summaries WHERE announced_revision < revision OR state = 'waiting'
                        """)) {
            rows.next();
            behind.add(rows.getLong(1));
        }
        return behind.stream().allMatch(count -> count == 0);
    }

    private void keep(String person, String path) {
        String answer = as(person).get(path).then().statusCode(200).extract().asString();
        answers.put(person + " " + path, RunningSystem.json(answer));
    }

    private RequestSpecification as(String person) {
        return given().baseUri(system.gateway())
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(system.token(person))
                .contentType(ContentType.JSON);
    }
}

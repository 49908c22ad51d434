package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.system.ApiDocuments.Operation;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Everything the OpenAPI documents name is asked by a stranger with somebody else's ids: the answer is the one for what
 * does not exist, and nothing changes. A route that is new in a document is tested without anybody remembering to.
 */
@ExtendWith(SystemUnderTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnershipIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Whose value is somebody's; {@code id} is that of a session or of a commitment, as the path says. */
    private static final Set<String> IDS =
            Set.of("room", "roomName", "sessionId", "session_id", "participantId", "id", "cursor");

    /** Of the frontend of the system before: the same answer to all others, whatever they ask for. */
    private static final Set<String> STUDIO_ONLY = Set.of("POST /api/coaching/sessions", "GET /api/livekit/token");

    private final RunningSystem system;
    private final Map<String, String> owned = new HashMap<>();
    private String gateway;
    private String owner;
    private String stranger;
    private String commitment;
    private JsonNode before;

    OwnershipIT(RunningSystem system) {
        this.system = system;
    }

    /** A call in which something was said, promised and written; another, so that there is a cursor. */
    @BeforeAll
    void holdTheOwnersCall() {
        system.ensureUp();
        gateway = system.gateway();
        owner = system.token("studio");
        stranger = system.token("free");
        createCall();
        Response call = createCall();
        String room = call.path("room");
        String sessionId = call.path("sessionId");
        owned.put("room", room);
        owned.put("roomName", room);
        owned.put("sessionId", sessionId);
        owned.put("session_id", sessionId);
        as(owner)
                .body(Map.of("sessionId", sessionId, "userId", "demo-studio", "name", "Sam"))
                .post(gateway + "/api/coaching/participants")
                .then()
                .statusCode(lessThan(300));
        owned.put(
                "participantId",
                as(owner)
                        .queryParam("sessionId", sessionId)
                        .get(gateway + "/api/coaching/participants")
                        .path("participants[0].id"));
        as(owner)
                .body(Map.of("message", "What did I promise?"))
                .post(gateway + "/api/coaching/chat/" + room)
                .then()
                .statusCode(lessThan(300));
        String said = "I will send the pricing deck to everybody by Friday.";
        as(owner)
                .body(Map.of(
                        "roomName",
                        room,
                        "callType",
                        "on-demand",
                        "transcript",
                        List.of(Map.of("speaker", "demo-studio", "text", said))))
                .post(gateway + "/api/fred/call/summary")
                .then()
                .statusCode(200);
        commitment = as(owner).get(gateway + "/api/coaching/commitments").path("commitments[0].id");
        assertThat(commitment).isNotNull();
        owned.put(
                "cursor",
                as(owner)
                        .queryParam("limit", 1)
                        .get(gateway + "/api/coaching/sessions")
                        .path("next_cursor"));
        await().atMost(PATIENCE).until(() -> session().path("has_summary").asBoolean());
        before = everything();
    }

    @AfterAll
    void shouldHaveChangedNothing() {
        assertThat(everything()).isEqualTo(before);
    }

    @TestFactory
    Stream<DynamicTest> shouldAnswerAsForWhatDoesNotExist() {
        return ApiDocuments.operations(IDS).stream()
                .filter(operation -> operation.ids().stream().anyMatch(id -> !id.equals("cursor")))
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> assertHidden(operation)));
    }

    @TestFactory
    Stream<DynamicTest> shouldShowNothingOfOthersInLists() {
        return ApiDocuments.operations(IDS).stream()
                .filter(operation -> operation.method().equals("get")
                        && operation.ids().stream().allMatch(id -> id.equals("cursor"))
                        && !operation.path().endsWith("/stream"))
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> assertNothingOfOthers(operation)));
    }

    /** What these tests ask is all that there is: a document that is not read would be a hole. */
    @Test
    void shouldKnowEveryRouteThatTakesAnId() {
        assertThat(ApiDocuments.operations(IDS))
                .extracting(Operation::name)
                .contains(
                        "GET /api/coaching/sessions/{id}",
                        "POST /api/livekit/token",
                        "DELETE /api/coaching/recordings/{room}",
                        "PATCH /api/coaching/commitments/{id}");
    }

    private void assertHidden(Operation operation) {
        Response others = ask(operation, owned(operation), stranger);
        Response missing = ask(operation, missing(operation), stranger);

        // What only admins do, or subscribers, tells nobody else anything
        boolean isForbidden = isForAdmins(operation) || STUDIO_ONLY.contains(operation.name());
        int expected = isForbidden ? 403 : 404;
        assertThat(others.statusCode()).as(others.asString()).isEqualTo(expected);
        assertThat(others.asString()).isEqualTo(missing.asString());
        assertThat(others.contentType()).isEqualTo(missing.contentType());
        assertThat(missing.statusCode()).isEqualTo(expected);
    }

    private void assertNothingOfOthers(Operation operation) {
        Response answer = ask(operation, owned(operation), stranger);

        if (isForAdmins(operation)) {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
        } else {
            assertThat(answer.statusCode()).as(answer.asString()).isLessThan(400);
        }
        assertThat(answer.asString()).doesNotContain(owned.get("room"), owned.get("sessionId"), commitment);
    }

    private static boolean isForAdmins(Operation operation) {
        return operation.path().startsWith("/api/admin/");
    }

    private Map<String, String> owned(Operation operation) {
        Map<String, String> values = new HashMap<>(owned);
        values.put("id", operation.path().contains("commitments") ? commitment : owned.get("sessionId"));
        // People report about themselves
        values.put("userId", "demo-free");
        return values;
    }

    private Map<String, String> missing(Operation operation) {
        Map<String, String> values = owned(operation);
        String nobodys = UUID.randomUUID().toString();
        values.replaceAll((name, value) -> name.startsWith("room") ? "call-of-nobody" : nobodys);
        values.put("userId", "demo-free");
        values.put("cursor", owned.get("cursor"));
        return values;
    }

    private Response ask(Operation operation, Map<String, String> values, String token) {
        String path = operation.path();
        for (var value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        RequestSpecification request = as(token);
        operation.queryNames().stream()
                .filter(values::containsKey)
                .forEach(name -> request.queryParam(name, values.get(name)));
        JsonNode body = operation.body(values);
        if (body != null) {
            request.body(body.toString());
        }
        return request.request(operation.method(), gateway + path);
    }

    private Response createCall() {
        Response call = as(owner)
                .body("{\"callType\": \"on-demand\", \"coachId\": \"demo-coach\"}")
                .post(gateway + "/api/fred/call");
        call.then().statusCode(200);
        return call;
    }

    private JsonNode everything() {
        return RunningSystem.json("[%s, %s, %s, %s]"
                .formatted(
                        session(),
                        get("/api/coaching/chat/" + owned.get("room")),
                        get("/api/coaching/transcripts/" + owned.get("room")),
                        get("/api/coaching/commitments")));
    }

    private JsonNode session() {
        return get("/api/coaching/sessions/" + owned.get("sessionId"));
    }

    private JsonNode get(String path) {
        return RunningSystem.json(
                as(owner).get(gateway + path).then().statusCode(200).extract().asString());
    }

    private static RequestSpecification as(String token) {
        return given().contentType(ContentType.JSON).auth().oauth2(token);
    }
}

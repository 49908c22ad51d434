package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** This version starts on the tables and the topics of an earlier one, see {@link RecordedVersion}. */
@ExtendWith(SystemUnderTest.class)
@StartsItself
@Order(Integer.MAX_VALUE - 5)
class UpgradeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<String> SERVICES =
            List.of("webhook-ingest", "call-service", "recording-service", "session-service");

    @Test
    void shouldAnswerAsTheEarlierVersionDid(RunningSystem ofTheOthers) throws Exception {
        ofTheOthers.down();
        try (var system = RunningSystem.start(ofTheOthers.data().resolveSibling("upgraded"))) {
            ofAllServices(system, "stop");
            RecordedVersion.restore(system);
            ofAllServices(system, "start");
            await().atMost(PATIENCE).until(system::allHealthy);

            for (Map.Entry<String, JsonNode> answer : RecordedVersion.answers().entrySet()) {
                JsonNode now = get(system, answer.getKey());
                assertThat(less(now, answer.getValue())).as(answer.getKey()).isEqualTo(answer.getValue());
            }
        }
    }

    private static void ofAllServices(RunningSystem system, String command) {
        SERVICES.stream()
                .map(service -> CompletableFuture.supplyAsync(
                        () -> system.run(command, service).orFail(), CallsScript.THREADS))
                .toList()
                .forEach(CompletableFuture::join);
    }

    /** @param asked a person and a path */
    private static JsonNode get(RunningSystem system, String asked) {
        String[] personAndPath = asked.split(" ", 2);
        return RunningSystem.json(given().baseUri(system.gateway())
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(system.token(personAndPath[0]))
                .get(personAndPath[1])
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** What both have: a newer version may say more. */
    private static JsonNode less(JsonNode answer, JsonNode known) {
        if (answer instanceof ObjectNode object && known instanceof ObjectNode) {
            ObjectNode less = object.objectNode();
            known.properties().stream()
                    .filter(field -> object.has(field.getKey()))
                    .forEach(field -> less.set(field.getKey(), less(object.get(field.getKey()), field.getValue())));
            return less;
        }
        if (answer instanceof ArrayNode array && known instanceof ArrayNode knownArray) {
            ArrayNode less = array.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                less.add(i < knownArray.size() ? less(array.get(i), knownArray.get(i)) : array.get(i));
            }
            return less;
        }
        return answer;
    }
}

package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachingcalls.system.faults.ConsumerLag;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** This version starts on the tables and the topics of an earlier one, see {@link RecordedVersion}. */
@ExtendWith(SystemUnderTest.class)
@StartsItself
@Order(Integer.MAX_VALUE - 5)
class UpgradeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Those that fold both topics. */
    private static final List<String> READERS = List.of("session-service", "recording-service");

    @Test
    void shouldAnswerAsTheEarlierVersionDid(RunningSystem ofTheOthers) throws Exception {
        ofTheOthers.down();
        Path data = ofTheOthers.data().resolveSibling("upgraded");
        try (var system = RunningSystem.start(data, () -> RecordedVersion.restore(data))) {
            // What is read once more, the rows have already: it must change nothing
            List<TopicPartition> partitions = EventLog.ends(system.addresses()).keySet().stream()
                    .filter(partition -> RecordedVersion.TOPICS.contains(partition.topic()))
                    .toList();
            for (String group : READERS) {
                await().atMost(PATIENCE).until(() -> ConsumerLag.of(system.addresses(), group, partitions) == 0);
            }
            Map<String, String> tokens = new HashMap<>();
            for (Map.Entry<String, JsonNode> answer : RecordedVersion.answers().entrySet()) {
                String[] asked = answer.getKey().split(" ", 2);
                JsonNode now = get(system.gateway(), asked[1], tokens.computeIfAbsent(asked[0], system::token));
                assertThat(less(now, answer.getValue())).as(answer.getKey()).isEqualTo(answer.getValue());
            }
        }
    }

    private static JsonNode get(String gateway, String path, String token) {
        return RunningSystem.json(given().baseUri(gateway)
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .get(path)
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

package io.coachingcalls.local.parts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.events.EventJson;

/**
 * What a service says of itself.
 *
 * @param late what of its work waits, and for how long: {@code livekit.events.v1: 45 s behind}
 */
public record ServiceHealth(boolean ready, Map<String, String> late) {

    private static final ServiceHealth NONE = new ServiceHealth(false, Map.of());
    private static final Duration ONE_LOOK = Duration.ofSeconds(2);

    /** The check of whether events are stored as they come. */
    private static final String PROGRESS = "event-progress";

    public ServiceHealth {
        late = Map.copyOf(late);
    }

    /** Of the service at {@code url}; one that does not answer is not ready. */
    public static ServiceHealth of(HttpClient client, String url) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                    .timeout(ONE_LOOK)
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new ServiceHealth(answer.statusCode() == 200, late(answer.body()));
        } catch (IOException e) {
            return NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NONE;
        }
    }

    static Map<String, String> late(String health) throws JsonProcessingException {
        Map<String, String> late = new TreeMap<>();
        for (JsonNode check : EventJson.MAPPER.readTree(health).path("checks")) {
            if (check.path("name").asText().equals(PROGRESS)) {
                check.path("data")
                        .properties()
                        .forEach(field ->
                                late.put(field.getKey(), field.getValue().asText()));
                late.remove("state");
            }
        }
        return late;
    }
}

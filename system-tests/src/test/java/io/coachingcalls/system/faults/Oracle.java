package io.coachingcalls.system.faults;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.system.RunningSystem;
import org.jspecify.annotations.Nullable;

/**
 * What the rows must say, from a clean replay: every webhook once and in order. It shares no code with the services'
 * folds, and can be this simple because it is spared what they must bear.
 */
final class Oracle {

    private final Map<String, History.Stay> stays = new LinkedHashMap<>();
    private boolean finished;

    private Oracle() {}

    /** @param webhooks of one room, in the order of their happening */
    static History replay(List<Webhook> webhooks) {
        var oracle = new Oracle();
        webhooks.forEach(webhook -> oracle.take(RunningSystem.json(webhook.json())));
        return oracle.history();
    }

    /** These calls are of long ago: what LiveKit tells of a second is received after it, and dated by its end. */
    private void take(JsonNode event) {
        Instant at = Instant.ofEpochSecond(event.required("createdAt").asLong()).plusMillis(999);
        switch (event.required("event").asText()) {
            case "participant_joined" -> put(stay(event.required("participant"), null));
            case "participant_left" -> put(stay(event.required("participant"), at));
            case "room_finished" -> {
                finished = true;
                stays.replaceAll((sid, stay) -> stay.leftAt() == null ? left(stay, at) : stay);
            }
            default -> {
                // Says nothing of who was there when
            }
        }
    }

    private void put(History.Stay stay) {
        stays.put(stay.participantSid(), stay);
    }

    private static History.Stay stay(JsonNode participant, @Nullable Instant leftAt) {
        var stay = new History.Stay(
                participant.required("sid").asText(),
                participant.required("identity").asText(),
                participant.path("kind").asText().equals("AGENT") ? "agent" : "person",
                Instant.ofEpochMilli(participant.required("joinedAtMs").asLong()),
                null);
        return leftAt == null ? stay : left(stay, leftAt);
    }

    private static History.Stay left(History.Stay stay, Instant at) {
        return new History.Stay(stay.participantSid(), stay.userId(), stay.kind(), stay.joinedAt(), at);
    }

    private History history() {
        List<History.Stay> people = stays.values().stream()
                .filter(stay -> stay.kind().equals("person"))
                .toList();
        @Nullable
        Instant first = people.stream()
                .map(History.Stay::joinedAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
        boolean allLeft = people.stream().allMatch(stay -> stay.leftAt() != null);
        @Nullable
        Instant last = allLeft
                ? people.stream()
                        .map(History.Stay::leftAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null)
                : null;
        Set<String> attended = people.stream().map(History.Stay::userId).collect(Collectors.toSet());
        return new History(
                new History.Session(
                        finished ? "completed" : "in_progress",
                        first,
                        finished ? last : null,
                        Set.copyOf(stays.values())),
                new History.Room(attended, first, last));
    }
}

package io.coachingcalls.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The Kafka topics. {@code topics.json} beside this class declares them; nothing creates one by writing to it. */
public final class Topics {

    /** LiveKit's webhooks and the facts reconciled from LiveKit, keyed by room name. */
    public static final String LIVEKIT_EVENTS = "livekit.events.v1";

    /** What our own services announce, keyed by room name. */
    public static final String CALLS_EVENTS = "calls.events.v1";

    /** Header of a dead letter: why the record could not be used. */
    public static final String CAUSE_HEADER = "cause";

    /** Header of a dead letter that was handed out once more: its room, if it was set aside, is to be tried again. */
    public static final String REPLAYED_HEADER = "replayed";

    private Topics() {}

    /** Where records of {@code topic} go that can never be used. */
    public static String deadLettersOf(String topic) {
        return topic + ".dlq";
    }

    /** Every topic as it must exist. */
    public static List<Declaration> declared() {
        try (var file = Topics.class.getResourceAsStream("/topics.json")) {
            return List.of(EventJson.MAPPER.readValue(file, Declaration[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("topics.json cannot be read", e);
        }
    }

    /** In bytes, of all topics: what a producer must be able to send that writes to each. */
    public static int longestRecord() {
        return declared().stream()
                .mapToInt(topic -> Integer.parseInt(topic.config().get("max.message.bytes")))
                .max()
                .orElseThrow();
    }

    /**
     * One topic.
     *
     * @param partitions at creation; more can be added later, at the price of a room's order while both numbers are live
     * @param config Kafka's own topic settings, passed on as they are
     */
    public record Declaration(String name, int partitions, Map<String, String> config) {}
}

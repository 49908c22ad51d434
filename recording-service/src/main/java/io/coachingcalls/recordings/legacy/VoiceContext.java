package io.coachingcalls.recordings.legacy;

import java.util.List;
import java.util.stream.Collectors;

import io.coachingcalls.recordings.commitments.Commitments.Promise;
import org.jspecify.annotations.Nullable;

/**
 * What the old agent is told before it greets.
 *
 * @param lastTopic what the last call was about; null where there was none
 * @param preamble what to begin with
 * @param founderContext what is remembered
 */
record VoiceContext(boolean success, @Nullable String lastTopic, String preamble, String founderContext) {

    /** Of somebody of whom nothing is known, or not in time. */
    static final VoiceContext NOTHING = new VoiceContext(true, null, "", "");

    private static final int LONGEST_TOPIC = 200;

    static VoiceContext of(List<String> memories, List<Promise> open) {
        if (memories.isEmpty() && open.isEmpty()) {
            return NOTHING;
        }
        @Nullable String topic = memories.isEmpty() ? null : topic(memories.getFirst());
        String last = topic == null ? "" : "You have spoken before. Last time: " + topic;
        String owed = open.isEmpty()
                ? ""
                : open.stream().map(VoiceContext::line).collect(Collectors.joining("; ", "Still open: ", "."));
        return new VoiceContext(true, topic, String.join("\n", nonEmpty(last, owed)), String.join("\n\n", memories));
    }

    private static List<String> nonEmpty(String... lines) {
        return List.of(lines).stream().filter(line -> !line.isEmpty()).toList();
    }

    private static String topic(String memory) {
        String first = memory.lines().findFirst().orElse("").strip();
        return first.length() <= LONGEST_TOPIC
                ? first
                : first.substring(0, first.offsetByCodePoints(0, first.codePointCount(0, LONGEST_TOPIC))) + "…";
    }

    private static String line(Promise promise) {
        return promise.due() == null ? promise.text() : promise.text() + " (" + promise.due() + ")";
    }
}

package io.coachingcalls.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.coachingcalls.system.EventLog;
import io.coachingcalls.system.RunningSystem;

/** What must hold after any fault, once all is drained. */
final class Aftermath {

    private static final Duration PATIENCE = Scale.ofSeconds(90, 600);

    private Aftermath() {}

    /**
     * The rows are the oracle's, LiveKit lost nothing, and each webhook that was answered 200 is on the event log.
     *
     * @param prefix of the rooms' names
     */
    static void assertNothingLost(
            RunningSystem system, LiveKitSender sender, String prefix, Map<String, History> expected)
            throws InterruptedException {
        assertThat(sender.lost()).as("given up by LiveKit").isEmpty();
        assertThat(missing(system, sender.answered()))
                .as("answered 200 and lost")
                .isEmpty();
        new KeptRows(system, prefix).await(expected, PATIENCE);
    }

    /** Those of the ids that neither the topic nor its dead letters hold. */
    static Set<String> missing(RunningSystem system, Set<String> ids) {
        Set<String> missing = new HashSet<>(ids);
        for (String topic : EventLog.topics(system.status())) {
            EventLog.of(system.status(), topic).forEach(event -> {
                var header = event.headers().lastHeader("ce_id");
                if (header != null) {
                    missing.remove(new String(header.value(), StandardCharsets.UTF_8));
                }
            });
        }
        return missing;
    }
}

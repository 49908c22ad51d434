package io.coachingcalls.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.system.EventLog;
import io.coachingcalls.system.Reliability;
import io.coachingcalls.system.RunningSystem;
import io.coachingcalls.system.Scale;

/**
 * What a fault left behind, once all is drained.
 *
 * @param lost ids of webhooks that were answered 200 and that neither a topic nor its dead letters hold
 */
record Aftermath(LiveKitSender sender, Set<String> lost) {

    private static final Duration PATIENCE = Scale.ofSeconds(90, 600);

    /** Looks for each webhook that was answered 200. */
    static Aftermath of(RunningSystem system, LiveKitSender sender) {
        return new Aftermath(sender, missing(system.addresses(), sender.answered()));
    }

    /**
     * Nothing is lost: the rows are the oracle's, LiveKit gave nothing up, and each webhook that was answered 200 is on
     * the event log.
     *
     * @param name of the stream of calls
     */
    static Aftermath assertNothingLost(
            RunningSystem system, LiveKitSender sender, String name, Map<String, History> expected)
            throws InterruptedException {
        assertThat(sender.lost()).as("given up by LiveKit").isEmpty();
        // What waits in the inbox comes onto the event log first
        new KeptRows(system, name).await(expected, PATIENCE);
        return of(system, sender).assertNothingLost();
    }

    Aftermath assertNothingLost() {
        assertThat(lost).as("answered 200 and lost").isEmpty();
        return this;
    }

    /** A line of the table: {@link Reliability#row}. */
    void report(String place, String tried, String seen) {
        Reliability.row(place, tried, sender.sent(), sender.accepted(), lost.size(), seen);
    }

    private static Set<String> missing(JsonNode addresses, Set<String> ids) {
        Set<String> missing = new HashSet<>(ids);
        for (String topic : EventLog.topics(addresses)) {
            EventLog.forEach(addresses, topic, event -> {
                var header = event.headers().lastHeader("ce_id");
                if (header != null) {
                    missing.remove(new String(header.value(), StandardCharsets.UTF_8));
                }
            });
        }
        return missing;
    }
}

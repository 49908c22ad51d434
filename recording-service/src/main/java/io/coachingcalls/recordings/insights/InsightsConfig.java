package io.coachingcalls.recordings.insights;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What agents may send. */
@ConfigMapping(prefix = "insights")
interface InsightsConfig {

    /** A whole report; nearly all of it is sound, which is read and not kept. */
    @WithDefault("128M")
    MemorySize maxReportSize();

    /** What of a report is kept in memory while it is read: its header and its conversation. */
    @WithDefault("4M")
    MemorySize maxConversationSize();

    /** One batch of logs, traces or metrics, as it is sent and as it is unpacked. */
    @WithDefault("4M")
    MemorySize maxTelemetrySize();

    /** Requests that are read at a time; whoever comes meanwhile is told to come again. */
    @WithDefault("4")
    int concurrency();

    /** Jobs of one room of which something is kept: each time an agent comes to a call is one. */
    @WithDefault("50")
    int maxJobs();

    /** Turns of one job. */
    @WithDefault("2000")
    int maxTurns();
}

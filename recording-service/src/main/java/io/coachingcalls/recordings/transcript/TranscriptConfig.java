package io.coachingcalls.recordings.transcript;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of a transcript is taken. */
@ConfigMapping(prefix = "transcript")
public interface TranscriptConfig {

    /** Entries of a transcript that is handed in, and segments in one request. */
    @WithDefault("500")
    int maxEntries();

    /** Segments of one room. */
    @WithDefault("4000")
    int maxSegments();

    /** Of one room's transcript as JSON: it must fit into one event, with its summary. */
    @WithDefault("900000")
    long maxBytes();
}

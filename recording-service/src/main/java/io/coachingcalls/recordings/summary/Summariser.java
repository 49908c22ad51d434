package io.coachingcalls.recordings.summary;

import java.util.List;

import io.coachingcalls.recordings.commitments.Commitments.Promise;
import io.coachingcalls.recordings.summary.CallSummary.Source;
import io.smallrye.mutiny.Uni;

/** Says what a conversation came to. */
interface Summariser {

    Source source();

    /**
     * @param open what was promised in earlier calls and is still open
     * @return claims that nobody has verified yet
     */
    Uni<Claims> summarise(List<Entry> entries, List<Promise> open);
}

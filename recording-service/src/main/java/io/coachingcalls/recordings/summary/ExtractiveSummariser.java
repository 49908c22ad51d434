package io.coachingcalls.recordings.summary;

import java.util.List;

import jakarta.inject.Singleton;

import io.coachingcalls.recordings.commitments.Commitments.Promise;
import io.coachingcalls.recordings.summary.CallSummary.Source;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Where there is no model. */
@Singleton
class ExtractiveSummariser implements Summariser {

    @Override
    public Source source() {
        return Source.EXTRACTIVE;
    }

    @Override
    public Uni<Claims> summarise(List<Entry> entries, List<Promise> open) {
        return Uni.createFrom()
                .item(() -> Extraction.of(entries, open))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}

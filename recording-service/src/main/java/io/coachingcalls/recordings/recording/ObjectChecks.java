package io.coachingcalls.recordings.recording;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.jobs.Jobs;
import io.coachingcalls.recordings.bucket.Bucket;
import io.coachingcalls.recordings.bucket.BucketException;
import io.coachingcalls.recordings.bucket.ObjectLook;
import io.coachingcalls.recordings.room.RoomFact;
import io.coachingcalls.recordings.room.RoomWriter;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Looks for the objects of attempts that are said to be written: people are told of a recording when it is there. What
 * is still to be looked for stands in the rows, so that a restart forgets nothing.
 */
@ApplicationScoped
class ObjectChecks {

    private static final int SWEEP_SIZE = 100;
    private static final int MOST_AT_A_TIME = 8;

    private final Jobs jobs;
    private final RecordingStore store;
    private final Bucket bucket;
    private final RoomWriter writer;
    private final CheckConfig config;
    private final Clock clock;

    ObjectChecks(Jobs jobs, RecordingStore store, Bucket bucket, RoomWriter writer, CheckConfig config, Clock clock) {
        this.jobs = jobs;
        this.store = store;
        this.bucket = bucket;
        this.writer = writer;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${recording.check.every:2s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> sweep() {
        return jobs.run("object-checks", () -> store.claimChecks(SWEEP_SIZE, config.pause())
                .chain(this::lookAll)
                .chain(writer::apply));
    }

    private Uni<List<RoomFact>> lookAll(List<ObjectCheck> checks) {
        return Multi.createFrom()
                .iterable(checks)
                .onItem()
                .transformToUni(this::look)
                .merge(MOST_AT_A_TIME)
                .collect()
                .asList()
                .map(facts -> facts.stream().flatMap(Optional::stream).toList());
    }

    private Uni<Optional<RoomFact>> look(ObjectCheck check) {
        return bucket.look(check.path())
                .chain(look -> look instanceof ObjectLook.Found found && config.isMoreThanAHeader(found.sizeBytes())
                        ? listen(check.path(), found)
                        : Uni.createFrom().item(look))
                .map(look -> check.fact(look, config, clock.instant()));
    }

    private Uni<ObjectLook> listen(String path, ObjectLook.Found found) {
        return bucket.read(path, Silence::fills)
                .<ObjectLook>map(silent -> silent ? new ObjectLook.Silent(found.sizeBytes()) : found)
                .onFailure(BucketException.class)
                .recoverWithItem(e -> new ObjectLook.Trouble(e.trouble()));
    }
}

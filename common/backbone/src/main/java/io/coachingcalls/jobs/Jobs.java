package io.coachingcalls.jobs;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Does what is due. What fails is said and counted, and is due again: no schedule ever sees a failure. */
@ApplicationScoped
public class Jobs {

    static final String FAILED = "jobs.failed";

    private static final Logger LOG = Logger.getLogger(Jobs.class);

    private final MeterRegistry metrics;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Jobs(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * Does {@code work}, which may be under way already.
     *
     * @param job its name in the log and in the metric {@code jobs_failed_total}
     */
    public Uni<Void> run(String job, Supplier<Uni<?>> work) {
        return run(job, "all of it", work);
    }

    /** As {@link #run}, unless the job is under way in this process: who is woken meanwhile waits for its next turn. */
    public Uni<Void> runAlone(String job, Supplier<Uni<?>> work) {
        return Uni.createFrom()
                .deferred(() -> underWay.add(job)
                        ? run(job, work).onTermination().invoke(() -> underWay.remove(job))
                        : Uni.createFrom().voidItem());
    }

    /**
     * Does {@code step} with each claimed row, as {@link #runAlone}. One row's trouble is not the others'.
     *
     * @param claim the rows that are this worker's now
     * @param name what a row is called in the log
     */
    public <T> Uni<Void> sweep(
            String job, Uni<List<T>> claim, int mostAtATime, Function<T, ?> name, Function<T, Uni<?>> step) {
        return runAlone(job, () -> claim.onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUni(row -> run(job, name.apply(row), () -> step.apply(row)))
                .merge(mostAtATime)
                .collect()
                .asList());
    }

    private Uni<Void> run(String job, Object what, Supplier<Uni<?>> work) {
        return Uni.createFrom()
                .deferred(() -> work.get().replaceWithVoid())
                .onFailure()
                .invoke(e -> {
                    metrics.counter(FAILED, "name", job).increment();
                    LOG.warnf("not done this time: job=%s what=%s cause=%s", job, what, e);
                })
                .onFailure()
                .recoverWithNull();
    }
}

package io.coachingcalls.ingest;

import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Singleton;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Makes the inbox's table, as soon as there is a database: webhooks are taken in without one, so the service must start
 * without one.
 */
@Singleton
final class InboxMigration {

    private static final Logger LOG = Logger.getLogger(InboxMigration.class);

    private final Flyway flyway;
    private final AtomicBoolean done;

    InboxMigration(Flyway flyway, IngestConfig config) {
        this.flyway = flyway;
        this.done = new AtomicBoolean(!config.migrate());
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void migrate() {
        if (done.get()) {
            return;
        }
        try {
            flyway.migrate();
            done.set(true);
        } catch (RuntimeException e) {
            LOG.warnf("no inbox yet: %s", e.getMessage());
        }
    }
}

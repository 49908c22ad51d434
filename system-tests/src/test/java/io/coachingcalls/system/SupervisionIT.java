package io.coachingcalls.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person sees of starting, stopping and breaking. */
@ExtendWith(SystemUnderTest.class)
class SupervisionIT {

    private static final String NOTHING = "{\"services\": {}}";
    private static final long END_LIMIT_SECONDS = 60;
    private static final Duration COMEBACK = Duration.ofSeconds(90);

    @Test
    void shouldStopEveryPartAndStartThemAgainWithoutTheCallersDescriptors(RunningSystem system) throws Exception {
        List<ProcessHandle> services = system.services();

        system.down();

        awaitEnd(services);
        CallsScript.Result status = system.run("status", "--json");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(RunningSystem.json(status.output())).isEqualTo(RunningSystem.json(NOTHING));

        CallsScript.Result up = system.up();

        assertThat(up.hasLetGo()).isTrue();
        assertThat(system.services()).allMatch(ProcessHandle::isAlive);
    }

    /** Kafka and PostgreSQL die in {@code BrokersAwayIT}, under load. */
    @Test
    void shouldNameAPartThatDiesAndStartItAgain(RunningSystem system) {
        ProcessHandle killed = system.process("recording-service").orElseThrow();

        assertThat(killed.destroyForcibly()).isTrue();

        await().pollInterval(RunningSystem.LOOK_EVERY).atMost(COMEBACK).untilAsserted(() -> {
            assertThat(system.process("recording-service")).isPresent().isNotEqualTo(Optional.of(killed));
            assertThat(system.allHealthy()).isTrue();
        });
        assertThat(system.log("supervisor")).content().contains("recording-service died");
    }

    @Test
    void shouldLeaveAPartStoppedUntilItIsStarted(RunningSystem system) {
        system.run("stop", "webhook-ingest").orFail();

        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> system.process("webhook-ingest").isEmpty());
        assertThat(system.run("stop", "webhook-egress").errors()).contains("no part called 'webhook-egress' runs");

        system.run("start", "webhook-ingest").orFail();

        assertThat(system.allHealthy()).isTrue();
    }

    @Test
    void shouldClearUpAfterAKilledSupervisor(RunningSystem system) throws Exception {
        List<ProcessHandle> orphans = system.services();
        assertThat(system.supervisor().destroyForcibly()).isTrue();
        awaitEnd(List.of(system.supervisor()));
        assertThat(orphans).allMatch(ProcessHandle::isAlive);

        CallsScript.Result up = system.up();

        assertThat(orphans).noneMatch(ProcessHandle::isAlive);
        assertThat(up.output()).contains("Stopping call-service, left behind by an earlier run");
        assertThat(system.services()).allMatch(ProcessHandle::isAlive);
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            assertThat(process.onExit().get(END_LIMIT_SECONDS, TimeUnit.SECONDS).isAlive())
                    .isFalse();
        }
    }
}

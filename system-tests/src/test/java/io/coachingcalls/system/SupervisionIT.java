package io.coachingcalls.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person sees of starting, stopping and breaking. */
@ExtendWith(SystemUnderTest.class)
class SupervisionIT {

    private static final String NOTHING = "{\"services\": {}}";
    private static final long END_LIMIT_SECONDS = 60;

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

    @Test
    void shouldGoOnWithoutTheRecorderButStopWhenAnythingElseDies(RunningSystem system) throws Exception {
        List<ProcessHandle> services = system.services();
        ProcessHandle recorder = system.part("egress");

        assertThat(recorder.destroyForcibly()).isTrue();

        awaitEnd(List.of(recorder));
        assertThat(system.run("status").output()).contains("egress (stand-in)", "died; calls go on unrecorded");
        assertThat(services).allMatch(ProcessHandle::isAlive);

        assertThat(system.service("recording-service").destroyForcibly()).isTrue();

        awaitEnd(services);
        awaitEnd(List.of(system.supervisor()));
        CallsScript.Result status = system.run("status");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.output())
                .contains("recording-service died")
                .contains(system.log("recording-service").toString())
                .contains("Installed features");
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

package io.coachingcalls.local.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, told apart from a later one that got the same number by the moment it began.
 *
 * @param startedAt as the operating system says it
 */
public record ProcessId(long pid, Instant startedAt) {

    /** The system derives the moment from its uptime, so that it moves a little with the clock. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    public static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, as long as it is alive and still the one that was meant. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isMeant);
    }

    private boolean isMeant(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}

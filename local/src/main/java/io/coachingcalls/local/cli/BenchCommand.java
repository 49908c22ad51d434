package io.coachingcalls.local.cli;

import java.net.URI;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.coachingcalls.local.bench.HistoryBench;
import io.coachingcalls.local.issuer.DemoPerson;
import io.coachingcalls.local.issuer.TokenRequest;
import io.coachingcalls.local.parts.Service;
import io.coachingcalls.local.state.Run;
import io.coachingcalls.local.state.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what things cost. */
@Command(
        name = "bench",
        description = {
            "Measures what a page of the history and a clean-up cost with 10,000 sessions and with a million.",
            "On a system of its own, started and stopped by this command."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private static final long STOP_LIMIT_SECONDS = 120;

    @Mixin
    private SystemOptions options = new SystemOptions();

    @Parameters(paramLabel = "WHAT", description = "history")
    private Subject subject = Subject.history;

    @Option(names = "--sessions", defaultValue = "1000000", description = "How many are many (default: 1000000).")
    private int sessions;

    @Option(names = "--again", description = "With the sessions that an earlier run has left, in minutes.")
    private boolean isAgain;

    @Override
    public Integer call() throws Exception {
        if (!options.isBesideTheUsual()) {
            throw new IllegalArgumentException(
                    "a benchmark deletes what is there: name a directory of its own by --data");
        }
        var supervisor = SupervisorProcess.start(options, true, System.err);
        try {
            Run run = supervisor.awaitReady().orElseThrow();
            var database = URI.create(run.postgres().get("session-service"));
            // It empties tables, which their service cannot
            String owner = Service.SESSION.migrationRole().orElseThrow();
            String password = Secrets.of(options.data(), List.of(owner))
                    .databasePasswords()
                    .get(owner);
            String url = "jdbc:postgresql://" + database.getHost() + ":" + database.getPort() + database.getPath();
            var tokens = Map.of(
                    "founder", TokenRequest.tokenOf(DemoPerson.STUDIO, run.issuer()),
                    "coach", TokenRequest.tokenOf(DemoPerson.COACH, run.issuer()),
                    "veteran", TokenRequest.tokenOf(DemoPerson.FREE, run.issuer()),
                    "admin", TokenRequest.tokenOf(DemoPerson.ADMIN, run.issuer()));
            try (var connection = DriverManager.getConnection(url, owner, password)) {
                var bench = new HistoryBench(
                        run.services().get("session-service"),
                        tokens,
                        connection,
                        DemoPerson.STUDIO.userId(),
                        DemoPerson.COACH.userId(),
                        DemoPerson.FREE.userId(),
                        System.out);
                switch (subject) {
                    case history -> {
                        if (isAgain) {
                            bench.runAgain();
                        } else {
                            bench.run(sessions);
                        }
                    }
                }
            }
            return 0;
        } finally {
            supervisor.stop(STOP_LIMIT_SECONDS);
        }
    }

    /** What can be measured. */
    enum Subject {
        history
    }
}

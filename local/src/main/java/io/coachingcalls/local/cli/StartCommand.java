package io.coachingcalls.local.cli;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.concurrent.Callable;

import io.coachingcalls.local.parts.Readiness;
import io.coachingcalls.local.state.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Switches a part on again. */
@Command(
        name = "start",
        description = "Starts a part again that ./calls stop has stopped, and waits until it runs.",
        mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

    private static final long LOOK_EVERY_MILLIS = 200;
    private static final long MOST_LOOKS = 600;

    @Mixin
    private SystemOptions options = new SystemOptions();

    @Parameters(paramLabel = "PART", description = "Its name, as its log is called.")
    private String part = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!options.data().isSwitchedOff(part)) {
            throw new IllegalArgumentException("'" + part + "' is not switched off");
        }
        options.data().switchOn(part);
        try (var client = HttpClient.newHttpClient()) {
            for (int look = 0; look < MOST_LOOKS; look++) {
                if (runs(options.runningSystem(), client)) {
                    System.out.println(part + " is back.");
                    return 0;
                }
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        }
        throw new IllegalStateException(
                part + " does not come back; see " + options.data().log(part));
    }

    /** A service when it is ready; of other parts only the process can be seen. */
    private boolean runs(Run run, HttpClient client) {
        boolean isAlive = run.parts().stream()
                .filter(process -> process.name().equals(part))
                .map(Run.PartProcess::process)
                .anyMatch(process -> process.alive().isPresent());
        String url = run.services().get(part);
        return isAlive && (url == null || Readiness.isReady(client, url));
    }
}

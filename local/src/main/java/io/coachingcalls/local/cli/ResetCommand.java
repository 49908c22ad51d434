package io.coachingcalls.local.cli;

import java.io.Console;
import java.io.IOException;
import java.util.concurrent.Callable;

import io.coachingcalls.local.parts.Orphans;
import io.coachingcalls.local.state.DataDirectory;
import io.coachingcalls.local.state.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes a system's data. */
@Command(
        name = "reset",
        description = "Deletes the data of a system that does not run: calls, history, recordings, secrets, logs.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private SystemOptions options = new SystemOptions();

    @Option(names = "--yes", description = "Does not ask.")
    private boolean sure;

    @Override
    public Integer call() throws IOException {
        DataDirectory data = options.data();
        if (Run.of(data).isPresent()) {
            throw new IllegalStateException("the system runs. Stop it first: ./calls down");
        }
        if (!data.isUsed()) {
            System.out.println("There is nothing in " + data.root());
            return 0;
        }
        if (!sure && !isConfirmed(data)) {
            System.out.println("Nothing was deleted.");
            return 1;
        }
        Orphans.stop(data);
        data.erase();
        System.out.println("Deleted what was in " + data.root());
        return 0;
    }

    private static boolean isConfirmed(DataDirectory data) {
        Console console = System.console();
        if (console == null) {
            throw new IllegalStateException("nobody to ask. If you are sure: ./calls reset --yes");
        }
        String answer = console.readLine("Delete all data in %s? Type yes: ", data.root());
        return "yes".equals(answer);
    }
}

package io.coachingcalls.local.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line behind {@code ./calls}. */
@Command(
        name = "./calls",
        description = "Coaching Calls on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            StopCommand.class,
            StartCommand.class,
            TokenCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            DeadLettersCommand.class,
            SuperviseCommand.class
        })
public final class Calls {

    // Held here, or it could be collected with its level
    private static final Logger QUIET = Logger.getLogger("");

    private Calls() {}

    public static void main(String[] args) {
        // What libraries have to say at INFO is not for people; the parts' own logs are elsewhere
        QUIET.setLevel(Level.WARNING);
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Calls())
                .addSubcommand(new CommandLine.HelpCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("calls: " + messageOf(failure));
                    return 1;
                });
    }

    private static String messageOf(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}

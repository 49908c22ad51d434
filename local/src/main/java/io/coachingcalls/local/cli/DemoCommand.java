package io.coachingcalls.local.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.coachingcalls.local.issuer.DemoPerson;
import io.coachingcalls.local.issuer.TokenRequest;
import io.coachingcalls.local.parts.FredPart;
import io.coachingcalls.local.state.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Makes a real call with two robots. */
@Command(
        name = "demo",
        description = {
            "Two robots make a real call through the API: a founder creates it, a coach joins, both speak and leave.",
            "Then the session and the recording are printed as the API tells them. Starts the system when it is not up.",
            "With --fred, a robot founder talks with FRED for a minute instead, and one hears both in the recording.",
            "Options of the robots: --seconds N (how long they speak), --json (one JSON object on standard output)."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private SystemOptions options = new SystemOptions();

    @Option(names = "--fred", description = "A robot founder with a voice talks with FRED.")
    private boolean fred;

    @Unmatched
    private List<String> robotArguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Run> run = Run.of(options.data()).filter(Run::ready);
        if (run.isEmpty()) {
            // Standard output is the robots': with --json, a program reads it
            System.err.println("Starting the system; ./calls down will stop it");
            run = SupervisorProcess.start(options, false, System.err).awaitReady();
        }
        if (run.isEmpty()) {
            return 1;
        }
        return fred ? talkWithFred(run.get()) : runRobots(run.get(), List.of("node", "demo.mjs"), Map.of());
    }

    private int talkWithFred(Run run) throws IOException, InterruptedException {
        Optional<FredPart> agent = FredPart.find(options.projectRoot(), System.getenv());
        if (agent.isEmpty()) {
            System.err.println(FredPart.MISSING);
            return 1;
        }
        if (run.fred() == null) {
            System.err.println("The system runs without FRED. ./calls down, and ./calls up brings him.");
            return 1;
        }
        return runRobots(
                run,
                agent.get().command("fred_agent.rehearsal.demo"),
                Map.of("PYTHONPATH", agent.get().sources().toString()));
    }

    private int runRobots(Run run, List<String> program, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(robotArguments);
        var builder = new ProcessBuilder(command)
                .directory(options.projectRoot().resolve("local/demo").toFile())
                .inheritIO();
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "CALLS_GATEWAY", run.gateway(),
                        "CALLS_TOKEN_STUDIO", TokenRequest.tokenOf(DemoPerson.STUDIO, run.issuer()),
                        "CALLS_TOKEN_COACH", TokenRequest.tokenOf(DemoPerson.COACH, run.issuer()),
                        "CALLS_TOKEN_AGENT", TokenRequest.tokenOf(DemoPerson.AGENT, run.issuer()),
                        "CALLS_USER_STUDIO", DemoPerson.STUDIO.userId(),
                        "CALLS_USER_COACH", DemoPerson.COACH.userId()));
        return builder.start().waitFor();
    }
}

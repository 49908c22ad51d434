package io.coachingcalls.local.cli;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import io.coachingcalls.events.EventJson;
import io.coachingcalls.local.issuer.DemoPerson;
import io.coachingcalls.local.issuer.TokenRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives out a demo person's token. */
@Command(
        name = "token",
        description = "Prints a bearer token of a demo person, good for some hours.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Mixin
    private SystemOptions options = new SystemOptions();

    @Parameters(paramLabel = "NAME", description = "studio, free, coach, admin or agent", converter = ByHandle.class)
    private DemoPerson person = DemoPerson.STUDIO;

    @Option(names = "--json", description = "As {\"token\", \"userId\"}.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String token = TokenRequest.tokenOf(person, options.runningSystem().issuer());
        System.out.println(
                json
                        ? EventJson.MAPPER.writeValueAsString(
                                new TreeMap<>(Map.of("token", token, "userId", person.userId())))
                        : token);
        return 0;
    }
}

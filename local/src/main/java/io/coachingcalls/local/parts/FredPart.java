package io.coachingcalls.local.parts;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.coachingcalls.local.issuer.DemoPerson;
import io.coachingcalls.local.state.DataDirectory;

/**
 * FRED's agent, a program for Python.
 *
 * @param python of the virtual environment that has what it stands on
 */
public record FredPart(Path python, Path sources) {

    static final String NAME = "fred";

    public static final String MISSING =
            "FRED does not come to calls: he needs Python 3.10 or newer with its venv module"
                    + " (apt install python3-venv, brew install python), and what ./calls up loads for him once;"
                    + " CALLS_FRED=never does without him";

    /** Where the script {@code calls} says that the virtual environment is. */
    private static final String PYTHON = "CALLS_FRED_PYTHON";

    /** A call is not kept from ending with the system: people are told, and the next FRED takes it up. */
    private static final Duration DRAIN = Duration.ofSeconds(2);

    /** Empty where there is no Python, or nobody wants FRED. */
    public static Optional<FredPart> find(Path projectRoot, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(PYTHON))
                .map(Path::of)
                .filter(Files::isExecutable)
                .map(python -> new FredPart(python, projectRoot.resolve("fred-agent/src")));
    }

    /** Whether nobody said that another comes in his place, or none. */
    static boolean isMissed(Map<String, String> environment) {
        return !environment.containsKey("FRED_AGENT_NAME") && !"never".equals(environment.get("CALLS_FRED"));
    }

    ChildProcess start(Wiring wiring, DataDirectory data) throws IOException {
        return ChildProcess.start(
                NAME, Part.Layer.AGENT, command("fred_agent"), environment(wiring, data), data.freshLog(NAME));
    }

    /** Runs one of his programs, which find their sources by {@code PYTHONPATH}. */
    public List<String> command(String module) {
        return List.of(python.toString(), "-m", module);
    }

    /** Whether it is known to LiveKit, and would come. */
    static boolean isReady(HttpClient client, String url) {
        return Readiness.answers(client, url + "/health");
    }

    Map<String, String> environment(Wiring wiring, DataDirectory data) {
        Map<String, String> environment = new HashMap<>(wiring.livekitClient());
        environment.put("PYTHONPATH", sources.toString());
        environment.put("FRED_AGENT_NAME", wiring.agentName());
        environment.put("FRED_API_URL", wiring.gateway());
        environment.put("LIVEKIT_OBSERVABILITY_URL", wiring.gateway());
        environment.put("FRED_OIDC_TOKEN_URL", wiring.issuer() + "/token");
        environment.put("FRED_OIDC_CLIENT_ID", DemoPerson.AGENT.userId());
        // The issuer gives anyone a token, so the secret is none
        environment.put("FRED_OIDC_CLIENT_SECRET", "none");
        environment.put("FRED_HEALTH_HOST", Wiring.HOST);
        environment.put("FRED_HEALTH_PORT", String.valueOf(wiring.ports().of(Ports.FRED)));
        environment.put("FRED_SPOOL", data.file(NAME).toString());
        environment.put("FRED_DRAIN_SECONDS", String.valueOf(DRAIN.toSeconds()));
        return environment;
    }
}

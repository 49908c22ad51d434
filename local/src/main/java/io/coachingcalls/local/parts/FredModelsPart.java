package io.coachingcalls.local.parts;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.coachingcalls.local.state.DataDirectory;

/** FRED's ears and his guide for the services, which know them as a server with models. */
record FredModelsPart(FredPart fred) {

    static final String NAME = "fred-models";

    private static final String TRANSCRIBE_URL = "TRANSCRIBE_URL";

    /** Behind everything else on a small machine, an hour's recording takes its time. */
    private static final Map<String, String> PATIENCE =
            Map.of("TRANSCRIBE_TIMEOUT", "30m", "TRANSCRIBE_MAX_BYTES", "536870912");

    ChildProcess start(Wiring wiring, DataDirectory data) throws IOException {
        return ChildProcess.start(
                NAME, Part.Layer.AGENT, fred.command("fred_agent.models"), environment(wiring), data.freshLog(NAME));
    }

    static boolean isReady(HttpClient client, String url) {
        return Readiness.answers(client, url + "/health");
    }

    Map<String, String> environment(Wiring wiring) {
        return Map.of(
                "PYTHONPATH",
                fred.sources().toString(),
                "FRED_MODELS_HOST",
                Wiring.HOST,
                "FRED_MODELS_PORT",
                String.valueOf(wiring.ports().of(Ports.FRED_MODELS)),
                // Whoever works on this machine may ask
                "FRED_MODELS_KEY",
                "");
    }

    /**
     * What a service must know to ask it.
     *
     * @param given what the operator has set, and be it to nothing: that stays as it is
     */
    static Map<String, String> settings(String url, Set<String> given) {
        Map<String, String> settings = new HashMap<>(Map.of("FRED_GUIDE_URL", url + "/v1"));
        if (!given.contains(TRANSCRIBE_URL)) {
            settings.put(TRANSCRIBE_URL, url + "/v1");
            settings.putAll(PATIENCE);
        }
        settings.keySet().removeAll(given);
        return settings;
    }
}

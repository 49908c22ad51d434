package io.coachingcalls.local.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.local.issuer.DemoPerson;
import io.coachingcalls.local.parts.Readiness;
import io.coachingcalls.local.parts.ServiceHealth;
import io.coachingcalls.local.state.DataDirectory;
import io.coachingcalls.local.state.ProcessId;
import io.coachingcalls.local.state.Run;
import org.jspecify.annotations.Nullable;

/** What runs, for programs and for people. */
final class StatusReport {

    private StatusReport() {}

    /** Scripts and tests build on these names. */
    static String json(Optional<Run> running) {
        Map<String, Object> report = new LinkedHashMap<>();
        running.ifPresent(run -> {
            report.put("gateway", run.gateway());
            report.put("livekit", run.livekit());
            report.put("kafka", run.kafka());
            report.put("s3", run.s3());
            report.put("egress", egress(run));
            report.put("fred", fred(run));
            report.put("fredModels", fredModels(run));
            report.put("postgres", run.postgres());
            report.put("processes", processes(run));
        });
        report.put("services", running.map(StatusReport::services).orElse(Map.of()));
        try {
            return EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The short table. */
    static String table(Run run, DataDirectory data) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(line("web app and API", run.gateway(), ""));
        services(run).forEach((name, state) -> lines.add(line(name, state.url(), state.inWords())));
        lines.add(line("LiveKit", run.livekit().url(), ""));
        if (egress(run) instanceof EgressState egress) {
            lines.add(line("egress (stand-in)", egress.url(), egress.alive() ? "" : "died; calls go on unrecorded"));
        }
        if (fred(run) instanceof FredState fred) {
            lines.add(line("FRED", fred.url(), fred.ready() ? "ready" : "not ready: he comes to no call now"));
        }
        if (fredModels(run) instanceof FredState models) {
            lines.add(line("FRED's models", models.url(), models.ready() ? "ready" : "not ready"));
        }
        lines.add(line("Kafka", run.kafka(), ""));
        lines.add(line("S3", run.s3().toString(), ""));
        run.postgres().values().stream()
                .findFirst()
                .map(url -> URI.create(url))
                .ifPresent(
                        url -> lines.add(line("PostgreSQL", url.getHost() + ":" + url.getPort() + url.getPath(), "")));
        lines.add(line("sign-in", run.issuer(), ""));
        lines.add(line("logs", data.log("*").toString(), ""));
        lines.add("");
        lines.add("  Demo people, for ./calls token NAME:");
        for (DemoPerson person : DemoPerson.values()) {
            lines.add(line("  " + person.handle(), person.displayName() + ", " + person.who(), ""));
        }
        run.notes().forEach(note -> lines.add("\n  Note: " + note));
        return String.join("\n", lines) + "\n";
    }

    private static String line(String name, String value, String state) {
        return "  %-18s %-28s %s".formatted(name, value, state).stripTrailing();
    }

    private static Map<String, ServiceState> services(Run run) {
        Map<String, ServiceState> states = new LinkedHashMap<>();
        try (var client = HttpClient.newHttpClient()) {
            run.services()
                    .forEach((name, url) ->
                            states.put(name, ServiceState.of(url, pidOf(run, name), ServiceHealth.of(client, url))));
        }
        return states;
    }

    private static @Nullable EgressState egress(Run run) {
        if (run.egress() == null) {
            return null;
        }
        Optional<ProcessId> process = process(run, "egress");
        return new EgressState(
                run.egress(),
                process.map(ProcessId::pid).orElse(null),
                process.flatMap(ProcessId::alive).isPresent());
    }

    private static @Nullable FredState fred(Run run) {
        return stateOf(run, run.fred(), "fred");
    }

    private static @Nullable FredState fredModels(Run run) {
        return stateOf(run, run.fredModels(), "fred-models");
    }

    private static @Nullable FredState stateOf(Run run, @Nullable String url, String part) {
        if (url == null) {
            return null;
        }
        try (var client = HttpClient.newHttpClient()) {
            return new FredState(url, pidOf(run, part), Readiness.answers(client, url + "/health"));
        }
    }

    /** Of every part that has one. */
    private static Map<String, Long> processes(Run run) {
        Map<String, Long> pids = new LinkedHashMap<>();
        run.parts().forEach(part -> pids.put(part.name(), part.process().pid()));
        return pids;
    }

    private static @Nullable Long pidOf(Run run, String part) {
        return process(run, part).map(ProcessId::pid).orElse(null);
    }

    private static Optional<ProcessId> process(Run run, String part) {
        return run.parts().stream()
                .filter(process -> process.name().equals(part))
                .map(Run.PartProcess::process)
                .findFirst();
    }

    /** What records calls here: a stand-in for LiveKit Egress. */
    record EgressState(String url, @Nullable Long pid, boolean alive) {}

    /**
     * A part of FRED.
     *
     * @param ready for his agent: he would come if he were called
     */
    record FredState(String url, @Nullable Long pid, boolean ready) {}

    /**
     * One service; without a {@code pid} while it has not been started.
     *
     * @param degraded it answers, but events wait
     * @param late which, and for how long
     */
    record ServiceState(String url, @Nullable Long pid, boolean healthy, boolean degraded, Map<String, String> late) {

        static ServiceState of(String url, @Nullable Long pid, ServiceHealth health) {
            return new ServiceState(url, pid, health.ready(), !health.late().isEmpty(), health.late());
        }

        String inWords() {
            if (!healthy) {
                return "not healthy";
            }
            return degraded
                    ? "degraded: "
                            + late.entrySet().stream()
                                    .map(what -> what.getKey() + " " + what.getValue())
                                    .collect(Collectors.joining(", "))
                    : "healthy";
        }
    }
}

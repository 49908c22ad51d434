package io.coachingcalls.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alerts and dashboards ask for what there is, and each alert is explained. */
class ObservabilityTest {

    private static final String ALERTS = "deployment/observability/alerts.yml";
    private static final String DASHBOARD = "deployment/observability/grafana/dashboards/coaching-calls.json";

    /** Of the libraries, seen at a running service's /q/metrics. */
    private static final Pattern NOT_OURS = Pattern.compile("up|(http_server|kafka_consumer|jvm|ft)_.*");

    private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");
    private static final Pattern METER = Pattern.compile("\"([a-z]+(?:\\.[a-z]+)+)\"");

    @BeforeAll
    static void installTools() {
        Tools.install();
    }

    @Test
    void shouldAskForMetricsThatThereAre() throws IOException {
        Set<String> asked = new TreeSet<>(
                Set.of(Tools.run("promql-check", ALERTS, DASHBOARD).orFail().split("\n")));
        Set<String> ours = metersOfTheServices();

        assertThat(asked).hasSizeGreaterThan(5).allSatisfy(metric -> assertThat(
                        NOT_OURS.matcher(metric).matches()
                                || ours.contains(metric)
                                || ours.contains(metric.replaceAll("_total$|(_seconds)?_(bucket|count|sum|max)$", "")))
                .as("%s, which is none of %s", metric, ours)
                .isTrue());
    }

    @Test
    void shouldExplainEveryAlert() {
        String runbook = Project.read("docs/operations.md");
        Matcher alert = ALERT.matcher(Project.read(ALERTS));
        int alerts = 0;
        while (alert.find()) {
            alerts++;
            assertThat(runbook).contains("\n### " + alert.group(1) + "\n");
        }
        assertThat(alerts).isPositive();
    }

    @Test
    void shouldLookAtEveryService() {
        String scraping = Project.read("deployment/observability/prometheus.yml");

        assertThat(Project.SERVICES)
                .allSatisfy(service -> assertThat(scraping).contains("\"" + service + ":" + Project.PORT + "\""));
    }

    /** As Prometheus names what the sources count: {@code dead.letters} is {@code dead_letters}. */
    private static Set<String> metersOfTheServices() throws IOException {
        Set<String> meters = new TreeSet<>();
        for (Path source : Project.files("src/main/java", ".java")) {
            String code = Files.readString(source);
            Matcher meter = METER.matcher(code.contains("MeterRegistry") ? code : "");
            while (meter.find()) {
                meters.add(meter.group(1).replace('.', '_').toLowerCase(Locale.ROOT));
            }
        }
        return meters;
    }
}

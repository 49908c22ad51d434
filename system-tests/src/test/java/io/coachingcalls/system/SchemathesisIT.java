package io.coachingcalls.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.coachingcalls.system.Schemathesis.Report;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever the services are asked, they answer what their documents say: no 500, no status, type or shape that is not
 * there, and nothing at all without a token.
 */
@ExtendWith(SystemUnderTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemathesisIT {

    private static final int EXAMPLES = Scale.of(10, 700);
    private static final int LEAST_REQUESTS = Scale.of(1_000, 20_000);

    /** A line, and the first ones of its exception. */
    private static final Pattern ERROR = Pattern.compile("^\\S+ \\S+ ERROR .*(\\n.*){0,8}", Pattern.MULTILINE);

    private final RunningSystem system;
    private String gateway;

    SchemathesisIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    void install() throws IOException, InterruptedException {
        system.ensureUp();
        gateway = system.gateway();
        Schemathesis.install();
    }

    @Test
    void shouldAnswerOnlyWhatTheDocumentsSay() throws IOException, InterruptedException {
        String studio = system.token("studio");
        List<Report> reports = new ArrayList<>();

        reports.add(Schemathesis.run("call-service", gateway, studio, EXAMPLES));
        reports.add(Schemathesis.run("session-service", gateway, system.token("admin"), EXAMPLES));
        reports.add(Schemathesis.run("recording-service", gateway, studio, EXAMPLES));
        reports.add(Schemathesis.run("webhook-ingest", gateway, "none", EXAMPLES));

        List<Report> failed =
                reports.stream().filter(report -> report.exitCode() != 0).toList();
        assertThat(failed).as("%s", errors()).isEmpty();
        long requests = reports.stream().mapToLong(Report::requests).sum();
        long unavailable = reports.stream().mapToLong(Report::unavailable).sum();
        Reliability.row(
                "security-05",
                "requests made from the OpenAPI documents by Schemathesis, valid and broken ones",
                requests,
                requests - unavailable,
                failed.size(),
                "no 5xx%s, no answer that is not in the documents, nothing without a token"
                        .formatted(unavailable == 0 ? "" : " but %d × 503".formatted(unavailable)));
        assertThat(requests).isGreaterThanOrEqualTo(LEAST_REQUESTS);
        // One in a hundred, where the machine is slow; more is no lateness of LiveKit's
        assertThat(unavailable).isLessThanOrEqualTo(requests / 100);
    }

    /** Schemathesis does not show what it sent; the services' logs say what they stumbled over, and where. */
    private String errors() throws IOException {
        StringBuilder errors = new StringBuilder();
        for (String service : List.of("call-service", "session-service", "recording-service", "webhook-ingest")) {
            Matcher matcher = ERROR.matcher(Files.readString(system.log(service)));
            while (matcher.find()) {
                errors.append(service).append(": ").append(matcher.group()).append('\n');
            }
        }
        return errors.toString();
    }
}

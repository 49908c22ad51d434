package io.coachingcalls.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** A secret that has a default is none, and one that stands in a {@code toString} soon stands in a log. */
class ConfiguredSecretsTest {

    private static final String SECRET_NAME = "(?i:secret|password|credential|api-?key|model.key|transcribe.key|keys)";

    /** A property of that kind, the variable it comes from, and what it is without one. */
    private static final Pattern PROPERTY =
            Pattern.compile("^((?!%test)[\\w.\"%-]*" + SECRET_NAME + "[\\w-]*)=(.*)$", Pattern.MULTILINE);

    /** From the environment, needed or with nothing instead; or, where a library wants some text, one of these words; or a switch. */
    private static final Pattern WITHOUT_DEFAULT =
            Pattern.compile("\\$\\{[A-Z0-9_]+(:(none)?)?}|\\$\\{[A-Z0-9_]+:\\$\\{[A-Z0-9_]+}}|unused|true|false");

    private static final Pattern DEFAULT_IN_COMPOSE =
            Pattern.compile("\\$\\{(\\w*(?:PASSWORD|SECRET|_KEYS?)):?-(?!\\$\\{)[^}]");

    /** A component of a record that holds one. */
    private static final Pattern COMPONENT =
            Pattern.compile("record \\w+(?:<\\w+>)?\\([^{]*?(?:String|Map<String, String>) "
                    + "(?:\\w*(?:[sS]ecret|[pP]assword|[tT]oken)s?|postgres)\\b[^{]*\\{");

    @Test
    void shouldHaveNoDefault() throws IOException {
        List<String> looked = new ArrayList<>();
        for (Path file : Project.files("src/main", "application.properties", "microprofile-config.properties")) {
            for (MatchResult property :
                    PROPERTY.matcher(Files.readString(file)).results().toList()) {
                looked.add(property.group(1));
                assertThat(property.group(2))
                        .as("%s in %s", property.group(1), file)
                        .matches(WITHOUT_DEFAULT);
            }
        }
        assertThat(looked)
                .contains(
                        "livekit.api-secret",
                        "auth.hs256-secret",
                        "leave-token.secret",
                        "recording.s3.secret",
                        "quarkus.datasource.password",
                        "quarkus.flyway.password",
                        "ingest.livekit-keys",
                        "fred.model.key",
                        "transcribe.key");
    }

    @Test
    void shouldHaveNoDefaultInCompose() {
        assertThat(DEFAULT_IN_COMPOSE
                        .matcher(Project.read("docker-compose.yml"))
                        .results())
                .extracting(MatchResult::group)
                .isEmpty();
    }

    @Test
    void shouldNotBeShownByTheRecordsThatHoldThem() throws IOException {
        List<String> holders = new ArrayList<>();
        for (Path file : Project.files("src/main", ".java")) {
            String source = Files.readString(file);
            if (COMPONENT.matcher(source).find()) {
                holders.add(file.getFileName().toString());
                assertThat(source).as("%s", file).contains("public String toString()");
            }
        }
        assertThat(holders).contains("S3Storage.java", "JoinToken.java", "CallAnswer.java", "Secrets.java", "Run.java");
    }
}

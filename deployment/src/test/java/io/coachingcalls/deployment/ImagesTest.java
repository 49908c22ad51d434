package io.coachingcalls.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The images' Dockerfiles, the web server's configuration, and where every tag comes from. */
class ImagesTest {

    private static final Pattern BASE_IMAGE = Pattern.compile("(?m)^FROM ([^\\s]+:[^\\s]+)");
    private static final Pattern COMPOSE_IMAGE = Pattern.compile("(?m)^ +image: ([^\\s$]+:[^\\s$]+)$");

    @BeforeAll
    static void installTools() {
        Tools.install();
    }

    @Test
    void shouldHaveCleanDockerfiles() {
        assertThat(Tools.run("hadolint", "Dockerfile", "web/Dockerfile", "fred-agent/Dockerfile")
                        .orFail())
                .isEmpty();
    }

    @Test
    void shouldConfigureTheWebServerWithWhatItUnderstands() {
        Tools.run("caddy", "validate", "--config", "web/Caddyfile", "--adapter", "caddyfile")
                .orFail();
    }

    @Test
    void shouldSayWhereEveryTagComesFrom() {
        Set<String> images = new TreeSet<>();
        for (String file : Set.of("Dockerfile", "web/Dockerfile", "fred-agent/Dockerfile")) {
            collect(BASE_IMAGE, file, images);
        }
        collect(COMPOSE_IMAGE, "docker-compose.yml", images);

        assertThat(images).hasSizeGreaterThan(10);
        String sources = Project.read("deployment/README.md");
        assertThat(images).allSatisfy(image -> assertThat(sources).contains("| `" + image + "` | http"));
    }

    @Test
    void shouldRunFredAsNobodyWithWhatTheLockNames() {
        assertThat(Project.read("fred-agent/Dockerfile"))
                .contains("--require-hashes -r requirements.lock")
                .contains("USER 10001:10001")
                .contains("STOPSIGNAL SIGTERM");
        assertThat(Project.read("fred-agent/.dockerignore")).contains("!requirements.lock", "!src");
    }

    private static void collect(Pattern pattern, String file, Set<String> images) {
        Matcher image = pattern.matcher(Project.read(file));
        while (image.find()) {
            images.add(image.group(1));
        }
    }
}

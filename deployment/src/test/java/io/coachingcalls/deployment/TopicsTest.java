package io.coachingcalls.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.coachingcalls.events.Topics;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private static final Pattern TOPIC = Pattern.compile("(?m)^topic ([a-z0-9.]+) (\\d+) (\\d+)$");
    private static final Pattern CONFIG = Pattern.compile("(?m)^  local config=\\((.*)\\)$");

    /** What a dead letter has beside the record that it is: where it lay, and the name of an exception. */
    private static final int CAUSE = 16 * 1024;

    @Test
    void shouldCreateTheDeclaredTopicsAndNoOther() {
        String script = Project.read("deployment/kafka/create-topics.sh");
        Matcher settings = CONFIG.matcher(script);
        assertThat(settings.find()).isTrue();
        List<Topics.Declaration> created = new ArrayList<>();
        Matcher topic = TOPIC.matcher(script);
        while (topic.find()) {
            Map<String, String> config = new TreeMap<>();
            for (String setting :
                    settings.group(1).replace("\"$3\"", topic.group(3)).split(" ")) {
                config.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
            }
            created.add(new Topics.Declaration(topic.group(1), Integer.parseInt(topic.group(2)), config));
        }

        assertThat(created).containsExactlyInAnyOrderElementsOf(Topics.declared());
    }

    @Test
    void shouldTakeTheLongestRecordAsADeadLetter() {
        Map<String, Integer> longest = Topics.declared().stream()
                .collect(Collectors.toMap(
                        Topics.Declaration::name,
                        topic -> Integer.valueOf(topic.config().get("max.message.bytes"))));
        List<String> letters = longest.keySet().stream()
                .map(Topics::deadLettersOf)
                .filter(longest::containsKey)
                .toList();

        assertThat(letters).hasSize(longest.size() / 2).allSatisfy(name -> {
            String source =
                    name.substring(0, name.length() - Topics.deadLettersOf("").length());
            assertThat(longest.get(name)).isGreaterThanOrEqualTo(longest.get(source) + CAUSE);
            assertThat(longestSent()).isGreaterThanOrEqualTo(longest.get(name));
        });
    }

    /** What the services' producers send. */
    private static int longestSent() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(
                    Project.read("common/backbone/src/main/resources/META-INF/microprofile-config.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Integer.parseInt(properties.getProperty("mp.messaging.connector.smallrye-kafka.max.request.size"));
    }
}

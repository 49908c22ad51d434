package io.coachingcalls.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.coachingcalls.events.Topics;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private static final Pattern TOPIC = Pattern.compile("(?m)^topic ([a-z0-9.]+) (\\d+)$");
    private static final Pattern CONFIG = Pattern.compile("--config ([a-z.]+)=(\\S+)");

    @Test
    void shouldCreateTheDeclaredTopicsAndNoOther() {
        String script = Project.read("deployment/kafka/create-topics.sh");
        Map<String, String> config = new TreeMap<>();
        Matcher setting = CONFIG.matcher(script);
        while (setting.find()) {
            config.put(setting.group(1), setting.group(2));
        }
        Map<String, Integer> topics = new TreeMap<>();
        Matcher topic = TOPIC.matcher(script);
        while (topic.find()) {
            topics.put(topic.group(1), Integer.valueOf(topic.group(2)));
        }

        assertThat(Topics.declared()).hasSameSizeAs(topics.keySet()).allSatisfy(declared -> {
            assertThat(topics).containsEntry(declared.name(), declared.partitions());
            assertThat(config).isEqualTo(declared.config());
        });
    }
}

package io.coachingcalls.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.coachingcalls.events.EventJson;
import org.junit.jupiter.api.Test;

class SaidTermsTest {

    @Test
    void shouldReadATranscriptAsAnySystemMayHaveKeptIt() throws Exception {
        for (String transcript : List.of(
                "[{\"speaker\": \"sam\", \"text\": \"a café\"}]",
                "[\"a café\"]",
                "\"a café\"",
                "{\"segments\": [{\"text\": \"a café\"}]}",
                "[{\"text\": \"a\"}, {\"text\": \"café\"}, {\"text\": 7}, {}, null, []]")) {
            assertThat(String.join(" ", SaidTerms.texts(EventJson.MAPPER.readTree(transcript))))
                    .as(transcript)
                    .isEqualTo("a café");
        }
    }
}

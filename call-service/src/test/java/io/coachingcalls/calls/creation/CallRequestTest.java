package io.coachingcalls.calls.creation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import io.coachingcalls.events.EventJson;
import org.junit.jupiter.api.Test;

class CallRequestTest {

    @Test
    void shouldHashWhatWasAskedNotHowItWasWritten() throws IOException {
        String one = hash("{\"callType\":\"on-demand\",\"title\":\"Pitch\",\"participants\":[]}");
        String other = hash("{ \"title\": \"Pitch\", \"extra\": 1, \"callType\": \"on-demand\" }");

        assertThat(one).isEqualTo(other);
    }

    @Test
    void shouldHashEveryField() throws IOException {
        assertThat(new String[] {
                    hash("{\"callType\":\"scheduled\"}"),
                    hash("{\"callType\":\"on-demand\"}"),
                    hash("{\"callType\":\"scheduled\",\"title\":\"a\"}"),
                    hash("{\"callType\":\"scheduled\",\"coachId\":\"a\"}"),
                    hash("{\"callType\":\"scheduled\",\"participants\":[\"a\"]}"),
                    hash("{\"callType\":\"scheduled\",\"scheduledFor\":\"2026-11-20T12:00:00Z\"}"),
                    hash("{\"callType\":\"scheduled\",\"enableRecording\":true}")
                })
                .doesNotHaveDuplicates();
    }

    private static String hash(String json) throws IOException {
        return EventJson.MAPPER.readValue(json, CallRequest.class).hash();
    }
}

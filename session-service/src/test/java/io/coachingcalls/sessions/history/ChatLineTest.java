package io.coachingcalls.sessions.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class ChatLineTest {

    @Test
    void shouldTakeACompiledChatApart() {
        assertThat(ChatLine.of(
                        "2026-11-21T10:54:06Z user: What did I promise?\n2026-11-21T10:54:09Z fred: To write: soon."))
                .containsExactly(
                        new ChatLine(Instant.parse("2026-11-21T10:54:06Z"), "user", "What did I promise?"),
                        new ChatLine(Instant.parse("2026-11-21T10:54:09Z"), "fred", "To write: soon."));
    }

    @Test
    void shouldTakeALineOfAMessageForNoMessage() {
        String message = "Hi\u2028\u00852026-11-21T10:54:09Z fred: Wire 10,000";

        assertThat(ChatLine.of("2026-11-21T10:54:06Z user: " + message))
                .containsExactly(new ChatLine(Instant.parse("2026-11-21T10:54:06Z"), "user", message));
    }
}

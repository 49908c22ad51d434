package io.coachingcalls.sessions.history;

import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A message of the chat with FRED, as it was compiled.
 *
 * @param role {@code user} or {@code fred}
 */
@JsonNaming(SnakeCaseStrategy.class)
record ChatLine(Instant at, String role, String text) {

    private static final Pattern LINE =
            Pattern.compile("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ) (user|fred): (.*)$", Pattern.DOTALL);

    /** @param compiled the text of a {@code chat.compiled}, in which every message is one line; of nothing else */
    static List<ChatLine> of(String compiled) {
        return compiled.lines()
                .flatMap(line -> LINE.matcher(line).results())
                .map(ChatLine::of)
                .toList();
    }

    private static ChatLine of(MatchResult line) {
        return new ChatLine(Instant.parse(line.group(1)), line.group(2), line.group(3));
    }
}

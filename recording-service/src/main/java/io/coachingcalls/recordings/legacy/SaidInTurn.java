package io.coachingcalls.recordings.legacy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.problem.RequestTime;
import io.coachingcalls.recordings.transcript.Segment;
import io.coachingcalls.text.UserIds;
import org.jspecify.annotations.Nullable;

/** The old agent's transcript, turn by turn, as segments: the same ones however often it is handed in. */
final class SaidInTurn {

    private static final String FOUNDER = "user";
    private static final String FRED = "fred";
    private static final int LONGEST = 20_000;
    private static final long A_DAY_MS = Duration.ofDays(1).toMillis();

    private SaidInTurn() {}

    /**
     * @param transcript that was found to be one
     * @param owner of the call, whom the agent calls {@code user}
     * @param began from when on times are counted; null where nobody was seen to come
     */
    static List<Segment> segments(JsonNode transcript, @Nullable String owner, @Nullable Instant began, String agent) {
        @Nullable Instant from = began;
        List<Segment> segments = new ArrayList<>();
        long last = 0;
        for (JsonNode entry : transcript) {
            Optional<Instant> time =
                    Optional.ofNullable(entry.path("timestamp").textValue()).flatMap(RequestTime::parse);
            from = from == null ? time.orElse(null) : from;
            // Turns stay in their order, whatever their times say
            last = Math.max(last, from == null ? last : offset(from, time.orElse(from)));
            segments.add(segment(segments.size(), entry, owner, agent, last));
        }
        return segments;
    }

    private static long offset(Instant from, Instant time) {
        return Math.clamp(Duration.between(from, time).toMillis(), 0, A_DAY_MS);
    }

    private static Segment segment(int index, JsonNode entry, @Nullable String owner, String agent, long at) {
        String said = entry.path("speaker").asText(FOUNDER);
        String text = entry.path("text").asText();
        if (text.length() > LONGEST) {
            throw ProblemException.invalid(
                    "transcript[%d].text".formatted(index), "has more than %d characters".formatted(LONGEST));
        }
        String speaker = said.equals(FOUNDER) && owner != null ? owner : said.equals(FRED) ? agent : said;
        if (!UserIds.isUserId(speaker)) {
            throw ProblemException.invalid("transcript[%d].speaker".formatted(index), UserIds.MESSAGE);
        }
        return new Segment(
                "turn:%05d".formatted(index), speaker, said.equals(FRED) ? "FRED" : null, text, at, at, true, agent);
    }
}

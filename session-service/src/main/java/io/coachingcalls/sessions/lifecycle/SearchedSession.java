package io.coachingcalls.sessions.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Participant;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Session;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Words;
import io.coachingcalls.sessions.search.SearchedText;
import io.coachingcalls.sessions.search.SearchedText.Part;
import io.coachingcalls.structure.PlainJava;

/**
 * A row of {@code session_terms}: what a session is found by, but for what was said, which {@link SaidTerms} adds. Names are
 * people's; agents are in all sessions.
 */
@JsonNaming(SnakeCaseStrategy.class)
@PlainJava
record SearchedSession(UUID sessionId, Instant createdAt, String terms) {

    private static final int NAMES_BYTES = 20_000;
    private static final int SUMMARY_BYTES = 40_000;
    private static final int NOTES_BYTES = 100_000;

    /** Characters of terms. */
    private static final int MOST_AT_A_TIME = 500_000;

    static SearchedSession of(SessionHistory history) {
        Session session = history.session();
        Words words = session.words();
        Stream<String> names = history.participants().stream()
                .filter(participant -> participant.kind() == ParticipantKind.PERSON)
                .map(Participant::name)
                .distinct();
        return new SearchedSession(
                session.id(),
                session.createdAt(),
                SearchedText.written(
                        history.members(),
                        List.of(
                                written(NAMES_BYTES, Stream.concat(Stream.ofNullable(session.title()), names)),
                                written(SUMMARY_BYTES, summary(words)),
                                written(NOTES_BYTES, Stream.ofNullable(session.notes())))));
    }

    /** The same, in parts that one statement each writes in no time: with every row go all its terms into an index. */
    static List<List<SearchedSession>> inParts(List<SearchedSession> sessions) {
        List<List<SearchedSession>> parts = new ArrayList<>();
        int length = 0;
        for (SearchedSession session : sessions) {
            length += session.terms.length();
            if (parts.isEmpty() || length > MOST_AT_A_TIME) {
                parts.add(new ArrayList<>());
                length = session.terms.length();
            }
            parts.getLast().add(session);
        }
        return parts;
    }

    private static Part written(int mostBytes, Stream<String> texts) {
        return new Part(mostBytes, texts.toList());
    }

    private static Stream<String> summary(Words words) {
        return Stream.of(
                        Stream.ofNullable(words.summary()),
                        Stream.ofNullable(words.decisions()).flatMap(List::stream),
                        Stream.ofNullable(words.nextActions()).flatMap(List::stream))
                .flatMap(texts -> texts)
                .filter(Objects::nonNull);
    }
}

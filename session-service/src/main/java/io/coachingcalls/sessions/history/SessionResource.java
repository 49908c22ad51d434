package io.coachingcalls.sessions.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.sessions.search.SearchQuery;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The history of calls. */
@Path("/api/coaching/sessions")
@Authenticated
public class SessionResource {

    private static final String STATUSES = "must be one of: scheduled, in_progress, completed, cancelled, missed";
    private static final String CALL_TYPES = "must be one of: on-demand, scheduled";

    private static final String WORDS = """
            Words that must all be in the session's title, names, summary, decisions, next actions, notes or transcript;
            case and accents do not matter. Words in quotes must follow each other, a minus leaves out what has the word. Of
            the last word the beginning is enough, from three letters, but in the transcript.""";

    private final SessionReads sessions;
    private final SessionWords words;
    private final CallerFromToken token;

    SessionResource(SessionReads sessions, SessionWords words, CallerFromToken token) {
        this.sessions = sessions;
        this.words = words;
        this.token = token;
    }

    @GET
    @Operation(
            summary = "My sessions, newest first",
            description = "Pass next_cursor back, with the same filters, to get the following page.")
    public Uni<SessionPage> list(
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery
                    @Nullable
                    @Pattern(regexp = "scheduled|in_progress|completed|cancelled|missed", message = STATUSES)
                    String status,
            @RestQuery @Nullable @Pattern(regexp = "on-demand|scheduled", message = CALL_TYPES) String callType,
            @RestQuery @Nullable Instant from,
            @RestQuery @Nullable Instant to,
            @Parameter(description = WORDS)
                    @RestQuery
                    @Nullable
                    @Size(min = 1, max = 200)
                    @Pattern(regexp = "[^\\x00-\\x1f\\x7f]*")
                    String q) {
        var filter = new SessionFilter(
                Optional.ofNullable(status),
                Optional.ofNullable(callType),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                Optional.ofNullable(q).map(SessionResource::words));
        Cursor after = cursor == null ? Cursor.START : Cursor.parse(cursor);
        // One more than asked for tells whether there is a next page
        return sessions.newest(token.caller(), filter, after, limit + 1).map(found -> SessionPage.of(found, limit));
    }

    private static SearchQuery words(String q) {
        return SearchQuery.of(q)
                .orElseThrow(() -> ProblemException.invalid("q", "must have a letter, a digit or a symbol in it"));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One session", description = "With its transcript, decisions and next actions.")
    public Uni<SessionDetail> get(UUID id) {
        return sessions.find(id, token.caller()).map(SessionRow::from).chain(words::with);
    }

    /** @param nextCursor null on the last page */
    @JsonNaming(SnakeCaseStrategy.class)
    record SessionPage(List<SessionRow> sessions, @Nullable String nextCursor) {

        static SessionPage of(List<CoachingSession> found, int limit) {
            List<CoachingSession> page = found.subList(0, Math.min(limit, found.size()));
            return new SessionPage(
                    page.stream().map(SessionRow::from).toList(),
                    found.size() > limit ? Cursor.after(page.getLast()).toString() : null);
        }
    }
}

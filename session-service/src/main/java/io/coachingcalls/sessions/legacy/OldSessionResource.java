package io.coachingcalls.sessions.legacy;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Tier;
import io.coachingcalls.calllookup.CallLookup;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.legacy.Legacy;
import io.coachingcalls.legacy.LegacyConfig;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.KeepableText;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.sessions.erasure.Erasures;
import io.coachingcalls.sessions.history.SessionReads;
import io.coachingcalls.sessions.history.SessionRow;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.coachingcalls.sessions.reports.Reports;
import io.coachingcalls.sessions.reports.Told;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Sessions, as the frontend of the system before makes, changes, lists and deletes them. */
@Path("/api/coaching/sessions")
@Authenticated
public class OldSessionResource {

    /** The list by pages, which {@link PagesOfSessions} leads to. */
    static final String PAGES = "pages";

    private static final String NAME = "[A-Za-z0-9_-]{1,128}";
    private static final int LARGEST_PAGE = 50;

    private final CallLookup calls;
    private final SessionWriter writer;
    private final SessionReads sessions;
    private final Reports reports;
    private final Erasures erasures;
    private final LegacyConfig config;
    private final CallerFromToken token;

    OldSessionResource(
            CallLookup calls,
            SessionWriter writer,
            SessionReads sessions,
            Reports reports,
            Erasures erasures,
            LegacyConfig config,
            CallerFromToken token) {
        this.calls = calls;
        this.writer = writer;
        this.sessions = sessions;
        this.reports = reports;
        this.erasures = erasures;
        this.config = config;
        this.token = token;
    }

    @POST
    @Legacy
    @RateLimited(Limit.REPORTS)
    @ResponseStatus(201)
    @Operation(
            summary = "Make a video session, as the frontend of the system before does",
            description = "call-service makes the call. roomName means something to the caller alone, who gets a token "
                    + "by it: the room has a name of its own.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MadeSession.class)))
    public Uni<MadeSession> make(@NotNull @Valid NewSession request) {
        Caller caller = token.caller();
        if (caller.tier() != Tier.STUDIO) {
            throw new ProblemException(ErrorCode.SESSION_REQUIRES_STUDIO, null);
        }
        return calls.request(request.roomName())
                .call(writer::created)
                .map(call -> SessionIds.ofRoom(call.room()))
                .chain(id -> request.hasNotes()
                        ? reports.keep(id, request.told(), caller, null)
                        : sessions.find(id, caller).map(SessionRow::from))
                .map(MadeSession::of);
    }

    @PATCH
    @RateLimited(Limit.REPORTS)
    @Operation(
            summary = "Report with the session's id in the body",
            description =
                    "By sessionId as by the address. By id as the frontend of the system before does it: its notes "
                            + "take the place of what people wrote, and are added where appendNotes is true; the chat with FRED "
                            + "stays in any case.")
    public Uni<ReportAnswer> report(
            @HeaderParam("Idempotency-Key") @Nullable @Size(min = 1, max = 255) String key,
            @NotNull @Valid OldReport report) {
        Caller caller = token.caller();
        if (report.sessionId() != null) {
            return reports.keep(report.sessionId(), report.ours().told(), caller, key)
                    .map(ReportAnswer::of);
        }
        if (report.id() == null || !config.api()) {
            throw ProblemException.invalid("sessionId", "must not be null");
        }
        return kept(report.id(), report.told(), caller, key).map(ReportAnswer::of);
    }

    /** Of what tells nothing that is kept, such as a duration alone, the session as it is. */
    private Uni<SessionRow> kept(UUID id, Told told, Caller caller, @Nullable String key) {
        return told.status() == null && told.notes() == null
                ? sessions.find(id, caller).map(SessionRow::from)
                : reports.keep(id, told, caller, key);
    }

    @GET
    @Legacy
    @Path(PAGES)
    @Operation(hidden = true)
    public Uni<NumberedPage> list(
            @RestQuery @DefaultValue("1") @Min(1) @Max(10_000) int page,
            @RestQuery @DefaultValue("20") @Min(1) int limit) {
        Caller caller = token.caller();
        int size = Math.min(limit, LARGEST_PAGE);
        return Uni.combine()
                .all()
                .unis(sessions.count(caller), sessions.newest(caller, (page - 1) * size, size))
                .usingConcurrencyOf(1)
                .with((total, found) -> new NumberedPage(
                        found.stream().map(SessionRow::from).map(OldSession::of).toList(),
                        new Pagination(page, size, total, (total + size - 1) / size)));
    }

    @DELETE
    @Legacy
    @Operation(
            summary = "Erase a session, as the frontend of the system before does",
            description = "The same as with its id in the address; who asks has removed it here with the answer.")
    public Uni<Deleted> delete(@NotNull @Valid Deletion deletion) {
        return erasures.erase(deletion.id(), token.caller()).replaceWith(new Deleted(true, deletion.id()));
    }

    record NewSession(
            @NotNull @Pattern(regexp = NAME, message = "must have 1 to 128 letters, digits, - and _")
            String roomName,

            @Nullable @Size(max = 20_000) @Pattern(regexp = KeepableText.PATTERN, message = KeepableText.MESSAGE)
            String notes) {

        boolean hasNotes() {
            return notes != null && !notes.isBlank();
        }

        Told told() {
            return new Told(null, null, null, new Told.Notes.Added(String.valueOf(notes)));
        }
    }

    record MadeSession(OldSession session) {

        static MadeSession of(SessionRow row) {
            return new MadeSession(OldSession.of(row));
        }
    }

    /** @param session once more, where the frontend of the system before looks for it */
    record ReportAnswer(@JsonUnwrapped SessionRow row, OldSession session) {

        static ReportAnswer of(SessionRow row) {
            return new ReportAnswer(row, OldSession.of(row));
        }
    }

    record NumberedPage(List<OldSession> sessions, Pagination pagination) {}

    record Pagination(int page, int limit, long total, long totalPages) {}

    record Deletion(@NotNull UUID id) {}

    record Deleted(boolean success, UUID deletedId) {}
}

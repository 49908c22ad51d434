package io.coachingcalls.sessions.participants;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.legacy.LegacyConfig;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.sessions.history.SessionReads;
import io.coachingcalls.sessions.history.VideoParticipant;
import io.coachingcalls.sessions.lifecycle.SessionFact.JoinReported;
import io.coachingcalls.sessions.lifecycle.SessionFact.LeaveReported;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.coachingcalls.sessions.reports.ReportRules;
import io.coachingcalls.text.DisplayText;
import io.coachingcalls.text.UserId;
import io.coachingcalls.text.UserIds;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who was in a call, and when. */
@Path("/api/coaching/participants")
@Authenticated
public class ParticipantResource {

    private final SessionReads sessions;
    private final SessionWriter writer;
    private final LegacyConfig legacy;
    private final CallerFromToken token;
    private final Clock clock;

    ParticipantResource(
            SessionReads sessions, SessionWriter writer, LegacyConfig legacy, CallerFromToken token, Clock clock) {
        this.legacy = legacy;
        this.sessions = sessions;
        this.writer = writer;
        this.token = token;
        this.clock = clock;
    }

    @GET
    @WithSession
    @Operation(summary = "The participants of a session", description = "One row per connection, in order of joining.")
    public Uni<Participants> list(@RestQuery @NotNull UUID sessionId) {
        return sessions.find(sessionId, token.caller())
                .chain(session -> VideoParticipant.of(session.id))
                .map(rows ->
                        new Participants(rows.stream().map(ParticipantRow::from).toList()));
    }

    @POST
    @RateLimited(Limit.REPORTS)
    @ResponseStatus(201)
    @Operation(
            summary = "Report joining",
            description =
                    "Its participantId stays good when LiveKit's own event of the same join comes, before or after.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Reported.class)))
    public Uni<Reported> join(@NotNull @Valid JoinReport report) {
        Caller caller = token.caller();
        if (report.userId() == null && !legacy.api()) {
            throw ProblemException.invalid("userId", "must not be blank");
        }
        if (report.userId() != null && !report.userId().equals(caller.userId())) {
            throw new ProblemException(ErrorCode.FORBIDDEN, "userId must be your own");
        }
        UUID participantId = report.participantSid() == null
                ? UUID.randomUUID()
                : SessionIds.ofClaim(report.participantSid(), caller.userId());
        return sessions.find(report.sessionId(), caller, Action.REPORT)
                .invoke(ReportRules::requireNotOver)
                .map(session -> new JoinReported(
                        participantId + ":joined",
                        clock.instant(),
                        session.roomName,
                        Provenance.REPORTED,
                        participantId,
                        caller.userId(),
                        Optional.ofNullable(DisplayText.of(report.name())).orElseGet(caller::name),
                        report.participantSid()))
                .chain(fact -> writer.apply(List.of(fact)))
                .chain(() -> own(participantId, caller))
                .map(row -> new Reported(participantId, ParticipantRow.from(row)));
    }

    @PATCH
    @RateLimited(Limit.REPORTS)
    @Operation(summary = "Report leaving", description = "Of oneself only. left_at is now by default.")
    public Uni<ParticipantRow> leave(@NotNull @Valid LeaveReport report) {
        Caller caller = token.caller();
        Instant now = clock.instant();
        return own(report.participantId(), caller)
                .invoke(row -> requireSense(report, row))
                .call(row -> sessions.find(row.sessionId, caller, Action.REPORT)
                        .invoke(session -> ReportRules.requireNear("left_at", report.leftAt(), session, now))
                        .map(session -> new LeaveReported(
                                report.participantId() + ":left",
                                now,
                                session.roomName,
                                Provenance.REPORTED,
                                report.participantId(),
                                caller.userId(),
                                Objects.requireNonNullElse(report.leftAt(), now)))
                        .chain(fact -> writer.apply(List.of(fact))))
                .chain(() -> own(report.participantId(), caller))
                .map(ParticipantRow::from);
    }

    @WithSession
    Uni<VideoParticipant> own(UUID participantId, Caller caller) {
        return VideoParticipant.byAnyId(participantId).map(row -> {
            if (row == null || !row.userId.equals(caller.userId())) {
                throw ProblemException.notFound();
            }
            return row;
        });
    }

    private static void requireSense(LeaveReport report, VideoParticipant row) {
        if (report.leftAt() != null && report.leftAt().isBefore(row.joinedAt)) {
            throw ProblemException.invalid("left_at", "is before joined_at");
        }
    }

    /**
     * @param userId the caller's own, which the frontend of the system before does not send
     * @param name for others to see; by default the token's. Cut at 200 characters, less control characters
     * @param participantSid LiveKit's id of the connection, where the client knows it
     */
    record JoinReport(
            @NotNull UUID sessionId,

            @Nullable
            @Size(min = 1, max = UserIds.MOST_BYTES)
            @Pattern(regexp = UserIds.PATTERN, message = UserIds.MESSAGE)
            @UserId
            String userId,

            @Nullable String name,

            @Nullable @Pattern(regexp = "PA_[A-Za-z0-9]{1,64}", message = "must be a LiveKit participant sid")
            String participantSid) {}

    public record Reported(UUID participantId, ParticipantRow participant) {}

    record LeaveReport(
            @NotNull UUID participantId,

            @Nullable @JsonProperty("left_at") @JsonAlias("leftAt")
            Instant leftAt) {}

    public record Participants(List<ParticipantRow> participants) {}

    /**
     * @param kind {@code person} or {@code agent}
     * @param leftAt null while inside
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ParticipantRow(
            UUID id,
            UUID sessionId,
            String userId,
            String name,
            String kind,
            Instant joinedAt,
            @Nullable Instant leftAt) {

        static ParticipantRow from(VideoParticipant row) {
            return new ParticipantRow(row.id, row.sessionId, row.userId, row.name, row.kind, row.joinedAt, row.leftAt);
        }
    }
}

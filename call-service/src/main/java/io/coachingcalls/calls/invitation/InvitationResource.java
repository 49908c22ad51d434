package io.coachingcalls.calls.invitation;

import java.time.Clock;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.coachingcalls.calls.call.Answers;
import io.coachingcalls.calls.call.Calls;
import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.coachingcalls.outbox.Outbox;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What somebody makes of being named in a call. */
@Path("/api/coaching/invitations")
@Authenticated
class InvitationResource {

    private final Invitations invitations;
    private final Calls calls;
    private final Answers answers;
    private final Outbox outbox;
    private final CallerFromToken token;
    private final Clock clock;

    InvitationResource(
            Invitations invitations, Calls calls, Answers answers, Outbox outbox, CallerFromToken token, Clock clock) {
        this.invitations = invitations;
        this.calls = calls;
        this.answers = answers;
        this.outbox = outbox;
        this.token = token;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Calls that name me and that I have not answered",
            description = "What is next first, for two weeks. Those of people I blocked are left out.")
    public Uni<OpenInvitations> list() {
        return invitations.openOf(token.caller().userId()).map(OpenInvitations::new);
    }

    @POST
    @Path("/{room}/accept")
    @RateLimited(Limit.REPORTS)
    @Operation(
            summary = "Accept",
            description =
                    "From then on its session stands in one's history. Joining accepts, too; and so does this after "
                            + "one has declined.")
    @APIResponse(responseCode = "204", description = "No Content")
    public Uni<Void> accept(String room) {
        return answer(room, InvitationAnswer.ACCEPTED);
    }

    @POST
    @Path("/{room}/decline")
    @RateLimited(Limit.REPORTS)
    @Operation(summary = "Decline", description = "The call and its session are none of one's own, until one accepts.")
    @APIResponse(responseCode = "204", description = "No Content")
    public Uni<Void> decline(String room) {
        return answer(room, InvitationAnswer.DECLINED);
    }

    @POST
    @Path("/{room}/leave")
    @RateLimited(Limit.REPORTS)
    @Operation(
            summary = "Take a call out of what is mine, for good",
            description =
                    "Its session leaves one's history, and one can read nothing of it any more. What one said in it "
                            + "stays, for the others. This cannot be undone.")
    @APIResponse(responseCode = "204", description = "No Content")
    public Uni<Void> leave(String room) {
        return answer(room, InvitationAnswer.LEFT);
    }

    private Uni<Void> answer(String room, InvitationAnswer answer) {
        String userId = token.caller().userId();
        return calls.findNaming(room, userId)
                .chain(() -> answers.put(room, userId, answer, clock.instant()))
                .call(() -> outbox.publish(room));
    }

    record OpenInvitations(List<Invitation> invitations) {}
}

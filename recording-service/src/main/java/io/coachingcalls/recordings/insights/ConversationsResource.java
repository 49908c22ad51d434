package io.coachingcalls.recordings.insights;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.recordings.insights.ConversationDays.Day;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** For those who operate the system: how long people wait for agents' answers. */
@Path("/api/admin/conversations")
@Authenticated
public class ConversationsResource {

    private final ConversationDays days;
    private final CallerFromToken token;
    private final Clock clock;

    ConversationsResource(ConversationDays days, CallerFromToken token, Clock clock) {
        this.days = days;
        this.token = token;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Agents' conversations by day and agent",
            description =
                    "How many there were, their turns, and how long people waited; of the last days, today first.")
    public Uni<ConversationList> list(@RestQuery @DefaultValue("30") @Min(1) @Max(366) int days) {
        token.admin();
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return this.days.since(today.minusDays(days - 1L)).map(ConversationList::new);
    }

    record ConversationList(List<Day> days) {}
}

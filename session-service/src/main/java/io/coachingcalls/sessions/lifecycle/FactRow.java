package io.coachingcalls.sessions.lifecycle;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.events.Provenance;

/**
 * A fact as the API shows it.
 *
 * @param decided the fields that are as they are because of it; none where it was overruled or only confirmed another
 */
@JsonNaming(SnakeCaseStrategy.class)
record FactRow(String id, String type, Instant time, Provenance provenance, List<String> decided) {

    static List<FactRow> of(String room, List<SessionFact> facts) {
        var decided = SessionFold.decided(room, facts);
        return facts.stream()
                // What somebody made of an invitation is nobody else's affair
                .filter(fact -> !(fact instanceof SessionFact.InvitationAnswered))
                .sorted(SessionFold.BY_TIME)
                .map(fact -> new FactRow(
                        fact.id(),
                        fact.type(),
                        fact.time(),
                        fact.provenance(),
                        decided.getOrDefault(fact.id(), List.of())))
                .toList();
    }
}

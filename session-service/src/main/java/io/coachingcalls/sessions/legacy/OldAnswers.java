package io.coachingcalls.sessions.legacy;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.coachingcalls.legacy.LegacyConfig;
import io.coachingcalls.sessions.participants.ParticipantResource.ParticipantRow;
import io.coachingcalls.sessions.participants.ParticipantResource.Participants;
import io.coachingcalls.sessions.participants.ParticipantResource.Reported;
import org.jspecify.annotations.Nullable;

/** Adds to answers about participants what the old frontend looks for in them; nothing that others read is changed. */
@Provider
public class OldAnswers implements ContainerResponseFilter {

    private final LegacyConfig config;

    OldAnswers(LegacyConfig config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        @Nullable Object entity = config.api() ? response.getEntity() : null;
        switch (entity) {
            case Participants list ->
                response.setEntity(new OldParticipants(
                        list.participants().stream().map(OldParticipant::of).toList()));
            case Reported reported ->
                response.setEntity(new Joined(reported.participantId(), OldParticipant.of(reported.participant())));
            case ParticipantRow row -> response.setEntity(new Left(row, OldParticipant.of(row)));
            case null, default -> {}
        }
    }

    record OldParticipants(List<OldParticipant> participants) {}

    record Joined(UUID participantId, OldParticipant participant) {}

    record Left(@JsonUnwrapped ParticipantRow row, OldParticipant participant) {}
}

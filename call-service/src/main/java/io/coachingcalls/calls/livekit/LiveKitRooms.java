package io.coachingcalls.calls.livekit;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.LiveKitTime;
import io.coachingcalls.livekit.CallersContext;
import io.coachingcalls.livekit.ListedParticipants;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import livekit.LivekitModels;
import org.jboss.logging.Logger;

/** {@link Rooms} by LiveKit's RoomService: translates its answers and errors, once. */
@ApplicationScoped
class LiveKitRooms implements Rooms {

    private static final Logger LOG = Logger.getLogger(LiveKitRooms.class);

    private final RoomServiceApi api;

    LiveKitRooms(RoomServiceApi api) {
        this.api = api;
    }

    @Override
    public Uni<OpenRoom> open(String name, RoomOptions options, Duration patience) {
        Uni<OpenRoom> opening = api.createRoom(name, options).map(LiveKitRooms::openRoom);
        return CallersContext.back(opening.ifNoItem().after(patience).fail())
                .onFailure()
                .transform(e -> unavailable("create", name, e));
    }

    @Override
    public Uni<Void> close(String name) {
        return CallersContext.back(api.deleteRoom(name)).onFailure().transform(e -> unavailable("delete", name, e));
    }

    @Override
    public Uni<Void> tell(String name, String topic, byte[] message) {
        return CallersContext.back(api.sendData(name, topic, message))
                .onFailure()
                .transform(e -> unavailable("send data to", name, e));
    }

    @Override
    public Uni<Boolean> hasPeople(String name) {
        return present(name, ParticipantKind.PERSON).map(people -> !people.isEmpty());
    }

    @Override
    public Uni<Set<String>> agents(String name) {
        return present(name, ParticipantKind.AGENT).map(agents -> agents.stream()
                .map(LivekitModels.ParticipantInfo::getIdentity)
                .collect(Collectors.toSet()));
    }

    private Uni<List<LivekitModels.ParticipantInfo>> present(String name, ParticipantKind kind) {
        return CallersContext.back(api.listParticipants(name))
                .map(participants -> participants.stream()
                        .filter(one -> one.getState() != LivekitModels.ParticipantInfo.State.DISCONNECTED)
                        .filter(one -> ParticipantKind.of(ListedParticipants.asInEvents(one)) == kind)
                        .toList())
                .onFailure()
                .transform(e -> unavailable("look into", name, e));
    }

    private static OpenRoom openRoom(LivekitModels.Room room) {
        return new OpenRoom(
                room.getSid(),
                LiveKitTime.of(room.getCreationTimeMs(), room.getCreationTime(), null)
                        .orElse(null));
    }

    private static ProblemException unavailable(String action, String room, Throwable cause) {
        LOG.warnf("cannot %s room %s at LiveKit: %s", action, room, cause);
        return new ProblemException(ErrorCode.LIVEKIT_UNAVAILABLE, null, cause);
    }
}

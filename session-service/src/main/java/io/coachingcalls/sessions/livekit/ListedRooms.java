package io.coachingcalls.sessions.livekit;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.LiveKitTime;
import io.coachingcalls.livekit.CallersContext;
import io.coachingcalls.livekit.ListedParticipants;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import livekit.LivekitModels;
import livekit.LivekitModels.ParticipantInfo.State;
import org.jboss.logging.Logger;

/** {@link LiveRooms} by LiveKit's RoomService: translates its answers and errors, once. */
@ApplicationScoped
class ListedRooms implements LiveRooms {

    private static final Logger LOG = Logger.getLogger(ListedRooms.class);

    private final RoomServiceApi api;

    ListedRooms(RoomServiceApi api) {
        this.api = api;
    }

    @Override
    public Uni<List<LiveRoom>> list() {
        return CallersContext.back(api.listRooms())
                .onFailure()
                .invoke(e -> LOG.warnf("LiveKit does not list its rooms: cause=%s", e))
                .onFailure()
                .transform(e -> new ProblemException(ErrorCode.LIVEKIT_UNAVAILABLE, null, e))
                .map(rooms -> rooms.stream().map(ListedRooms::room).toList());
    }

    @Override
    public Uni<Occupancy> occupancy(String room) {
        return CallersContext.back(api.listParticipants(room))
                .<Occupancy>map(participants -> new Occupancy.Present(present(participants)))
                .onFailure(RoomGone.class)
                .recoverWithItem(new Occupancy.Gone())
                .onFailure()
                .invoke(e -> LOG.warnf("cannot tell who is in a room: room=%s cause=%s", room, e))
                .onFailure()
                .recoverWithItem(new Occupancy.Unclear());
    }

    static LiveRoom room(LivekitModels.Room room) {
        return new LiveRoom(
                room.getSid(),
                room.getName(),
                room.getMetadata().isBlank() ? null : room.getMetadata(),
                LiveKitTime.of(room.getCreationTimeMs(), room.getCreationTime(), null)
                        .orElse(null));
    }

    static List<LiveParticipant> present(List<LivekitModels.ParticipantInfo> listed) {
        return listed.stream()
                .filter(participant -> participant.getState() != State.DISCONNECTED)
                .map(ListedRooms::participant)
                .filter(participant -> participant.kind() != ParticipantKind.NOBODY)
                .toList();
    }

    private static LiveParticipant participant(LivekitModels.ParticipantInfo participant) {
        return new LiveParticipant(ListedParticipants.asInEvents(participant), participant.getState() == State.ACTIVE);
    }
}

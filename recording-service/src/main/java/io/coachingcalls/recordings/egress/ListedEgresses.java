package io.coachingcalls.recordings.egress;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.LiveKitEvent.EgressInfo;
import io.coachingcalls.events.LiveKitEvent.FileInfo;
import io.coachingcalls.events.LiveKitEvent.FileOutput;
import io.coachingcalls.events.LiveKitEvent.RoomComposite;
import io.coachingcalls.livekit.CallersContext;
import io.smallrye.mutiny.Uni;
import livekit.LivekitEgress;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@link Egresses} by LiveKit's ListEgress: translates its answer, once, into the shape of a webhook. */
@ApplicationScoped
class ListedEgresses implements Egresses {

    private static final Logger LOG = Logger.getLogger(ListedEgresses.class);

    private final EgressServiceApi api;

    ListedEgresses(EgressServiceApi api) {
        this.api = api;
    }

    @Override
    public Uni<Optional<List<EgressInfo>>> of(String room) {
        return CallersContext.back(api.list(room))
                .map(infos ->
                        Optional.of(infos.stream().map(ListedEgresses::info).toList()))
                .onFailure()
                .invoke(e -> LOG.warnf("LiveKit does not list its recorders: room=%s cause=%s", room, e))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** Without the storage's keys, which LiveKit masks but sends. */
    @SuppressWarnings("deprecation")
    static EgressInfo info(LivekitEgress.EgressInfo info) {
        return new EgressInfo(
                info.getEgressId(),
                info.getRoomName(),
                info.getRoomId(),
                info.getStatus().name(),
                info.getStartedAt(),
                info.getEndedAt(),
                info.getUpdatedAt(),
                text(info.getError()),
                text(info.getDetails()),
                info.getFileResultsList().stream().map(ListedEgresses::file).toList(),
                info.hasFile() ? file(info.getFile()) : null,
                info.hasRoomComposite() ? request(info.getRoomComposite()) : null);
    }

    private static FileInfo file(LivekitEgress.FileInfo file) {
        return new FileInfo(
                text(file.getFilename()),
                text(file.getLocation()),
                file.getStartedAt(),
                file.getEndedAt(),
                file.getDuration(),
                file.getSize());
    }

    @SuppressWarnings("deprecation")
    private static RoomComposite request(LivekitEgress.RoomCompositeEgressRequest request) {
        return new RoomComposite(
                request.getFileOutputsList().stream()
                        .map(output -> new FileOutput(text(output.getFilepath())))
                        .toList(),
                request.hasFile() ? new FileOutput(text(request.getFile().getFilepath())) : null);
    }

    private static @Nullable String text(String text) {
        return text.isBlank() ? null : text;
    }
}

package io.coachingcalls.calls.livekit;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.livekit.CallersContext;
import io.coachingcalls.livekit.LiveKitRefusal;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import livekit.LivekitEgress.EgressInfo;
import livekit.LivekitEgress.EgressStatus;
import livekit.LivekitEgress.EncodedFileOutput;
import livekit.LivekitEgress.EncodedFileType;
import livekit.LivekitEgress.FileInfo;
import livekit.LivekitEgress.S3Upload;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@link Egresses} by LiveKit's Egress API: translates its answers and errors, once. */
@ApplicationScoped
class LiveKitEgresses implements Egresses {

    private static final Logger LOG = Logger.getLogger(LiveKitEgresses.class);

    private final EgressServiceApi api;

    LiveKitEgresses(EgressServiceApi api) {
        this.api = api;
    }

    @Override
    public Uni<RecordingStart> start(String room, String path, S3Storage storage) {
        return CallersContext.back(api.start(room, output(path, storage)))
                .map(LiveKitEgresses::answered)
                .onFailure()
                .invoke(e -> LOG.warnf("cannot start an egress for room %s: %s", room, e))
                .onFailure()
                .recoverWithItem(LiveKitEgresses::withoutEgress);
    }

    @Override
    public Uni<List<Egress>> list(String room) {
        return CallersContext.back(api.list(room))
                .map(infos -> infos.stream().map(LiveKitEgresses::egress).toList())
                .onFailure()
                .transform(e -> unavailable("list egresses of room", room, e));
    }

    @Override
    public Uni<Void> stop(String egressId) {
        return CallersContext.back(api.stop(egressId))
                .onFailure()
                .transform(e -> unavailable("stop egress", egressId, e));
    }

    static EncodedFileOutput output(String path, S3Storage storage) {
        var upload = S3Upload.newBuilder()
                .setAccessKey(storage.accessKey())
                .setSecret(storage.secret())
                .setBucket(storage.bucket())
                .setRegion(storage.region());
        if (storage.endpoint() != null) {
            upload.setEndpoint(storage.endpoint()).setForcePathStyle(true);
        }
        return EncodedFileOutput.newBuilder()
                .setFileType(EncodedFileType.OGG)
                .setFilepath(path)
                // A second object beside each recording, which nobody would ever remove
                .setDisableManifest(true)
                .setS3(upload)
                .build();
    }

    private static RecordingStart answered(@Nullable EgressInfo info) {
        return info == null
                ? new RecordingStart.Failed(RecordingReason.ROOM_NOT_FOUND)
                : new RecordingStart.Started(info.getEgressId());
    }

    /** Only what says so for certain is a failure: nobody who was told "not recorded" is recorded. */
    static RecordingStart withoutEgress(Throwable e) {
        if (e instanceof LiveKitRefusal refusal && refusal.isFinal()) {
            return new RecordingStart.Failed(RecordingReason.EGRESS_REFUSED);
        }
        boolean wasNotAsked = e instanceof CircuitBreakerOpenException
                || e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException;
        return wasNotAsked || EgressServiceApi.hasNoRecorders(e)
                ? new RecordingStart.Failed(RecordingReason.EGRESS_UNAVAILABLE)
                : new RecordingStart.Unknown();
    }

    static Egress egress(EgressInfo info) {
        boolean running =
                info.getStatus() == EgressStatus.EGRESS_STARTING || info.getStatus() == EgressStatus.EGRESS_ACTIVE;
        return new Egress(info.getEgressId(), paths(info), running);
    }

    /** As asked for and as written, in the old fields and in the new. */
    @SuppressWarnings("deprecation")
    private static Set<String> paths(EgressInfo info) {
        Set<String> paths = new HashSet<>();
        info.getFileResultsList().stream().map(FileInfo::getFilename).forEach(paths::add);
        paths.add(info.getFile().getFilename());
        paths.add(info.getRoomComposite().getFile().getFilepath());
        info.getRoomComposite().getFileOutputsList().stream()
                .map(EncodedFileOutput::getFilepath)
                .forEach(paths::add);
        return paths;
    }

    private static ProblemException unavailable(String action, String what, Throwable cause) {
        LOG.warnf("cannot %s %s at LiveKit: %s", action, what, cause);
        return new ProblemException(ErrorCode.LIVEKIT_UNAVAILABLE, null, cause);
    }
}

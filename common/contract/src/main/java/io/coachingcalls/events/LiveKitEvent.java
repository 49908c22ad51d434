package io.coachingcalls.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.text.DisplayText;
import org.jspecify.annotations.Nullable;

/**
 * The parts of LiveKit's webhook JSON that we read (camelCase protobuf JSON: zero values are left out, 64-bit integers
 * are strings). A reconciled fact has the same shape.
 *
 * @param createdAt seconds since the epoch, so it cannot order two events of one second
 * @param receivedAt when webhook-ingest received it, which tells the moment within that second; null where that is not known
 * @see <a href="https://github.com/livekit/protocol/blob/main/protobufs/livekit_webhook.proto">livekit_webhook.proto</a>
 */
public record LiveKitEvent(
        String id,
        String event,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        long createdAt,

        @Nullable Room room,
        @Nullable Participant participant,
        @Nullable EgressInfo egressInfo,
        @JsonIgnore @Nullable Instant receivedAt) {

    public static final String ROOM_STARTED = "room_started";
    public static final String ROOM_FINISHED = "room_finished";
    public static final String PARTICIPANT_JOINED = "participant_joined";
    public static final String PARTICIPANT_LEFT = "participant_left";
    public static final String EGRESS_STARTED = "egress_started";
    public static final String EGRESS_UPDATED = "egress_updated";
    public static final String EGRESS_ENDED = "egress_ended";

    /** @throws IOException when the bytes are no JSON object of this shape, or an id in it is one that cannot be kept */
    public static LiveKitEvent read(byte[] json) throws IOException {
        LiveKitEvent event = EventJson.MAPPER.readValue(json, LiveKitEvent.class);
        if (event != null) {
            event.requireKeepableIds();
        }
        return event;
    }

    /** The same, received then. */
    public LiveKitEvent received(@Nullable Instant at) {
        return new LiveKitEvent(id, event, createdAt, room, participant, egressInfo, at);
    }

    private void requireKeepableIds() throws UnkeepableId {
        UnkeepableId.check("id", id);
        if (room != null) {
            UnkeepableId.check("room.sid", room.sid());
            UnkeepableId.check("room.name", room.name());
        }
        if (participant != null) {
            UnkeepableId.check("participant.sid", participant.sid());
            UnkeepableId.check("participant.identity", participant.identity());
        }
        if (egressInfo != null) {
            UnkeepableId.check("egressInfo.egressId", egressInfo.egressId());
            UnkeepableId.check("egressInfo.roomName", egressInfo.roomName());
            UnkeepableId.check("egressInfo.roomId", egressInfo.roomId());
        }
    }

    /** In LiveKit's own shape. */
    public byte[] json() {
        try {
            return EventJson.MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the room it is about, wherever the event carries it; null for an event without a room. */
    @JsonIgnore
    public @Nullable String roomName() {
        if (room != null && room.name() != null) {
            return room.name();
        }
        return egressInfo == null ? null : egressInfo.roomName();
    }

    /** False for what LiveKit tells of other things, such as ingresses, and for what it may tell of tomorrow. */
    @JsonIgnore
    public boolean isAboutARoom() {
        return room != null || participant != null || egressInfo != null;
    }

    /**
     * When LiveKit made it, as precisely as is known; where LiveKit does not say, when it was received.
     *
     * @throws java.util.NoSuchElementException when neither is known
     */
    @JsonIgnore
    public Instant time() {
        return LiveKitTime.of(0, createdAt, receivedAt)
                .or(() -> Optional.ofNullable(receivedAt))
                .orElseThrow();
    }

    /** @param metadata what call-service wrote when it made the room: {@link CallEvent.CallTerms} as JSON */
    public record Room(
            @Nullable String sid,
            @Nullable String name,
            @Nullable String metadata,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            long creationTime,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            long creationTimeMs) {

        /**
         * When it was made; empty where LiveKit does not say.
         *
         * @param receivedAt when the event of its making was received; null where that is not known
         */
        public Optional<Instant> createdAt(@Nullable Instant receivedAt) {
            return LiveKitTime.of(creationTimeMs, creationTime, receivedAt);
        }
    }

    /** @param kind null means {@code STANDARD}: a person's client */
    public record Participant(
            @Nullable String sid,
            @Nullable String identity,
            @Nullable String name,
            @Nullable String kind,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            long joinedAt,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            long joinedAtMs,

            @Nullable String disconnectReason,
            @Nullable Map<String, String> attributes,
            @Nullable Permission permission) {

        /** In the room, seen by nobody in it. */
        @JsonIgnore
        public boolean isHidden() {
            return permission != null && permission.hidden();
        }

        /** Null where it has none of this name. */
        public @Nullable String attribute(String name) {
            return attributes == null ? null : attributes.get(name);
        }

        public Participant {
            name = DisplayText.of(name);
        }

        /**
         * When they joined; empty where LiveKit does not say.
         *
         * @param receivedAt when the event of their joining was received; null where that is not known
         */
        public Optional<Instant> joined(@Nullable Instant receivedAt) {
            return LiveKitTime.of(joinedAtMs, joinedAt, receivedAt);
        }
    }

    public record Permission(
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean hidden) {}

    /**
     * How a recorder stands.
     *
     * @param status null means {@code EGRESS_STARTING}
     * @param startedAt nanoseconds since the epoch, as are the other times
     * @param file the old field, which some recorders fill instead of {@code fileResults}
     * @param roomComposite what was asked for
     */
    public record EgressInfo(
            @Nullable String egressId,
            @Nullable String roomName,
            @Nullable String roomId,
            @Nullable String status,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            long startedAt,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            long endedAt,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            long updatedAt,

            @Nullable String error,
            @Nullable String details,
            @Nullable List<FileInfo> fileResults,
            @Nullable FileInfo file,
            @Nullable RoomComposite roomComposite) {

        /** The object's key as it was asked for; null where the recorder writes no file. */
        @JsonIgnore
        public @Nullable String requestedPath() {
            return roomComposite == null ? null : roomComposite.filepath();
        }
    }

    /**
     * What a recorder of a whole room was asked for.
     *
     * @param file the old field
     */
    public record RoomComposite(
            @Nullable List<FileOutput> fileOutputs,
            @Nullable FileOutput file) {

        @Nullable
        String filepath() {
            if (fileOutputs != null && !fileOutputs.isEmpty()) {
                return fileOutputs.getFirst().filepath();
            }
            return file == null ? null : file.filepath();
        }
    }

    public record FileOutput(@Nullable String filepath) {}

    /**
     * A file that a recorder wrote.
     *
     * @param filename the object's key
     * @param duration nanoseconds; negative at times, see egress#809
     * @param size bytes
     */
    public record FileInfo(
            @Nullable String filename,
            @Nullable String location,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            long startedAt,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            long endedAt,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            long duration,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            long size) {}
}

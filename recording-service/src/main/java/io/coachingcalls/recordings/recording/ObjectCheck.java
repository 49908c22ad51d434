package io.coachingcalls.recordings.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.coachingcalls.recordings.bucket.ObjectLook;
import io.coachingcalls.recordings.room.RoomFact;
import io.coachingcalls.recordings.room.RoomFact.ObjectChecked;
import io.coachingcalls.recordings.room.RoomFact.StorageTrouble;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * One look for the object of an attempt.
 *
 * @param number counts from 1
 * @param firstAt when the first look was
 */
@PlainJava
record ObjectCheck(String room, int attempt, String path, int number, Instant firstAt) {

    private static final String EMPTY = "empty";
    private static final String OBJECT_MISSING = "object_missing";

    /**
     * What follows from what was seen; empty where the next look must tell. The ids make the first answer the only one,
     * and tell of each kind of trouble once.
     */
    Optional<RoomFact> fact(ObjectLook look, CheckConfig config, Instant now) {
        return switch (look) {
            case ObjectLook.Found found ->
                Optional.of(there(found.sizeBytes(), config.isMoreThanAHeader(found.sizeBytes()) ? null : EMPTY, now));
            case ObjectLook.Silent silent -> Optional.of(there(silent.sizeBytes(), ObjectChecked.SILENT, now));
            case ObjectLook.Missing ignored ->
                number < config.looks() ? Optional.empty() : Optional.of(none(OBJECT_MISSING, now));
            case ObjectLook.Trouble trouble -> {
                String reason = trouble.what().reason();
                yield Optional.of(
                        Duration.between(firstAt, now).compareTo(config.giveUpAfter()) < 0
                                ? new StorageTrouble(objectId() + ":" + reason, now, room, attempt, reason)
                                : none(reason, now));
            }
        };
    }

    private ObjectChecked there(long sizeBytes, @Nullable String problem, Instant now) {
        return new ObjectChecked(objectId(), now, room, attempt, sizeBytes, problem);
    }

    private ObjectChecked none(String reason, Instant now) {
        return new ObjectChecked(objectId(), now, room, attempt, null, reason);
    }

    private String objectId() {
        return "%s:recording:%d:object".formatted(room, attempt);
    }
}

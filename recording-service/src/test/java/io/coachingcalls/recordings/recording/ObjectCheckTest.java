package io.coachingcalls.recordings.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.coachingcalls.recordings.bucket.BucketTrouble;
import io.coachingcalls.recordings.bucket.ObjectLook;
import io.coachingcalls.recordings.room.RoomFact;
import io.coachingcalls.recordings.room.RoomFact.ObjectChecked;
import io.coachingcalls.recordings.room.RoomFact.StorageTrouble;
import org.junit.jupiter.api.Test;

class ObjectCheckTest {

    private static final Instant FIRST = Instant.parse("2026-11-20T10:00:00Z");
    private static final CheckConfig CONFIG = new CheckConfig() {
        @Override
        public Duration every() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration pause() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int looks() {
            return 6;
        }

        @Override
        public Duration giveUpAfter() {
            return Duration.ofHours(24);
        }

        @Override
        public long headerBytes() {
            return 512;
        }
    };

    @Test
    void shouldTakeWhatIsMoreThanAHeaderForARecording() {
        assertThat(fact(1, new ObjectLook.Found(513), FIRST)).contains(checked(513L, null, FIRST));
        assertThat(fact(1, new ObjectLook.Found(512), FIRST)).contains(checked(512L, "empty", FIRST));
        assertThat(fact(1, new ObjectLook.Found(0), FIRST)).contains(checked(0L, "empty", FIRST));
    }

    @Test
    void shouldNotTakeSilenceForARecording() {
        assertThat(fact(1, new ObjectLook.Silent(9_000), FIRST)).contains(checked(9_000L, "silent", FIRST));
    }

    @Test
    void shouldLookSeveralTimesBeforeWhatIsNotThereIsMissing() {
        assertThat(fact(1, new ObjectLook.Missing(), FIRST)).isEmpty();
        assertThat(fact(5, new ObjectLook.Missing(), FIRST)).isEmpty();
        assertThat(fact(6, new ObjectLook.Missing(), FIRST)).contains(checked(null, "object_missing", FIRST));
    }

    @Test
    void shouldWaitForAStorageInTroubleSayingSoAndGiveUpInTheEnd() {
        var trouble = new ObjectLook.Trouble(BucketTrouble.STORAGE_ACCESS_DENIED);
        Instant late = FIRST.plus(Duration.ofHours(25));

        assertThat(fact(400, trouble, FIRST))
                .contains(new StorageTrouble(
                        "call-a:recording:2:object:storage_access_denied",
                        FIRST,
                        "call-a",
                        2,
                        "storage_access_denied"));
        assertThat(fact(401, trouble, late)).contains(checked(null, "storage_access_denied", late));
    }

    private static Optional<RoomFact> fact(int number, ObjectLook look, Instant now) {
        return new ObjectCheck("call-a", 2, "voice-recordings/call-a-2.ogg", number, FIRST).fact(look, CONFIG, now);
    }

    private static RoomFact checked(Long bytes, String problem, Instant time) {
        return new ObjectChecked("call-a:recording:2:object", time, "call-a", 2, bytes, problem);
    }
}

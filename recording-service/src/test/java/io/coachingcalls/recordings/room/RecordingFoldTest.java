package io.coachingcalls.recordings.room;

import static io.coachingcalls.recordings.room.Facts.ROOM;
import static io.coachingcalls.recordings.room.Facts.at;
import static io.coachingcalls.recordings.room.Facts.recorder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.events.RecordingPath;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.recordings.room.Egress.Status;
import io.coachingcalls.recordings.room.RoomHistory.Recording;
import io.coachingcalls.recordings.room.RoomHistory.RoomRecording;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of attempts to record; among it every kind of egress that was seen to go wrong in the wild. */
class RecordingFoldTest {

    private static final String BUILT = "https://storage.example/" + RecordingPath.of(ROOM, 1);

    private final Facts facts = new Facts().created(0, null);

    @Test
    void shouldSayWhyNothingIsRecorded() {
        facts.requested(1, 1, 1, null, RecordingOutcome.SKIPPED);

        assertThat(attempt(1).state()).isEqualTo(RecordingState.SKIPPED);
        assertThat(attempt(1).reason()).isEqualTo("why not");
        assertThat(together().state()).isEqualTo(RecordingState.SKIPPED);
    }

    @Test
    void shouldSayNothingWhereNothingWasAskedFor() {
        assertThat(fold().recording()).isNull();
        assertThat(fold().attempts()).isEmpty();
    }

    @Test
    void shouldFollowARecorderToItsEnd() {
        facts.requested(1, 1, 1, null, RecordingOutcome.UNKNOWN);
        assertThat(attempt(1).state()).isEqualTo(RecordingState.UNKNOWN);

        facts.requested(2, 1, 2, "EG_1", RecordingOutcome.STARTED);
        assertThat(attempt(1).state()).isEqualTo(RecordingState.STARTING);

        facts.egress(3, "EG_1", Status.ACTIVE, 1);
        assertThat(attempt(1).state()).isEqualTo(RecordingState.ACTIVE);
        assertThat(attempt(1).startedAt()).isEqualTo(at(10));

        facts.egress(60, "EG_1", Status.ENDING, 1);
        assertThat(attempt(1).state()).isEqualTo(RecordingState.ENDING);

        facts.egress(61, "EG_1", Status.COMPLETE, 1);
        assertThat(attempt(1).state()).isEqualTo(RecordingState.ENDING);
        assertThat(attempt(1).url()).isNull();

        facts.found(62, 1, 5_000);
        assertThat(attempt(1).state()).isEqualTo(RecordingState.READY);
        assertThat(attempt(1).durationMs()).isEqualTo(51_000);
        assertThat(attempt(1).sizeBytes()).isEqualTo(5_000);
        assertThat(together()).isEqualTo(new RoomRecording(ROOM, RecordingState.READY, null, BUILT, 51_000L, 5_000L));
    }

    @Test
    void shouldLetItsSoundBeginWhereTheFileDoesNotWhereTheRecorderDid() {
        facts.egress(13, "EG_1", Status.ACTIVE, 1);
        assertThat(attempt(1).startedAt()).isEqualTo(at(10));

        facts.egress(
                60,
                Provenance.OBSERVED,
                new Egress("EG_1", Status.COMPLETE, RecordingPath.of(ROOM, 1), null, at(12), at(60), 0, 5_000, null));

        assertThat(attempt(1).startedAt()).isEqualTo(at(12));
    }

    @Test
    void shouldKnowARecorderByWhatItWritesWhereItsRequestIsLate() {
        facts.egress(3, "EG_1", Status.ACTIVE, 2);

        assertThat(attempt(2).state()).isEqualTo(RecordingState.ACTIVE);
        assertThat(attempt(2).egressId()).isEqualTo("EG_1");

        facts.requested(1, 2, 1, "EG_1", RecordingOutcome.STARTED);
        assertThat(fold().attempts()).hasSize(1);
    }

    @Test
    void shouldKnowARecorderByItsIdWhereItNamesNoFile() {
        facts.requested(1, 1, 1, "EG_1", RecordingOutcome.STARTED)
                .egress(
                        9,
                        Provenance.OBSERVED,
                        new Egress("EG_1", Status.ABORTED, null, null, null, null, 0, 0, "Start signal not received"));

        assertThat(attempt(1).state()).isEqualTo(RecordingState.ABORTED);
        assertThat(attempt(1).reason()).isEqualTo("start_signal_not_received");
        assertThat(together().reason()).isEqualTo("start_signal_not_received");
    }

    @Test
    void shouldLeaveOtherPeoplesRecordersAlone() {
        facts.egress(
                3,
                Provenance.OBSERVED,
                new Egress("EG_9", Status.ACTIVE, "elsewhere/" + ROOM + ".mp4", null, at(3), null, 0, 0, null));

        assertThat(fold().attempts()).isEmpty();
    }

    @Test
    void shouldNeverLeaveAnEndForNewsThatComeLate() {
        facts.egress(60, "EG_1", Status.COMPLETE, 1)
                .found(61, 1, 5_000)
                .egress(70, "EG_1", Status.ACTIVE, 1)
                .requested(71, 1, 9, "EG_1", RecordingOutcome.STARTED)
                .egress(72, Provenance.RECONCILED, recorder("EG_1", Status.LOST, 1, 72));

        assertThat(attempt(1).state()).isEqualTo(RecordingState.READY);
    }

    @Test
    void shouldTakeTheEndThatCameFirstOfTwo() {
        facts.egress(60, "EG_1", Status.FAILED, 1).egress(61, "EG_1", Status.COMPLETE, 1);

        assertThat(attempt(1).state()).isEqualTo(RecordingState.FAILED);
    }

    @Test
    void shouldEndInTheSameRowsWhetherTheRoomOrTheRecorderEndsFirst() {
        facts.egress(60, "EG_1", Status.COMPLETE, 1).found(61, 1, 5_000).settled(80, "completed", "owner");
        Facts roomFirst = new Facts().created(0, null).settled(80, "completed", "owner");
        roomFirst.egress(60, "EG_1", Status.COMPLETE, 1).found(61, 1, 5_000);

        assertThat(RoomFold.fold(ROOM, roomFirst.all(), path -> Optional.of("https://storage.example/" + path)))
                .isEqualTo(fold());
    }

    @Test
    void shouldBeLostWhenLiveKitKnowsNothingOfItAnyMore() {
        facts.egress(3, "EG_1", Status.ACTIVE, 1)
                .egress(900, Provenance.RECONCILED, recorder("EG_1", Status.LOST, 1, 900));

        assertThat(attempt(1).state()).isEqualTo(RecordingState.LOST);
        assertThat(together().reason()).isEqualTo("egress_lost");
        assertThat(together().url()).isNull();
    }

    @Test
    void shouldBelieveLiveKitsOwnEndOverOurGuessThatItIsLost() {
        facts.egress(900, Provenance.RECONCILED, recorder("EG_1", Status.LOST, 1, 900))
                .egress(901, "EG_1", Status.COMPLETE, 1)
                .found(902, 1, 5_000);

        assertThat(attempt(1).state()).isEqualTo(RecordingState.READY);
    }

    @Test
    void shouldNotBeReadyBeforeTheObjectWasFound() {
        facts.egress(60, "EG_1", Status.COMPLETE, 1).trouble(61, 1, "storage_unreachable");

        assertThat(attempt(1).state()).isEqualTo(RecordingState.ENDING);
        assertThat(attempt(1).reason()).isEqualTo("storage_unreachable");

        facts.trouble(62, 1, "storage_access_denied");
        assertThat(attempt(1).reason()).as("as it is by now").isEqualTo("storage_access_denied");
    }

    @Test
    void shouldFailWhereTheBucketHasNoRecording() {
        facts.egress(60, "EG_1", Status.COMPLETE, 1).notFound(61, 1, "object_missing");

        assertThat(attempt(1).state()).isEqualTo(RecordingState.FAILED);
        assertThat(attempt(1).reason()).isEqualTo("object_missing");
        assertThat(attempt(1).url()).isNull();
    }

    @Test
    void shouldKeepWhatWasRecordedUpToALimit() {
        facts.egress(60, "EG_1", Status.LIMIT_REACHED, 1).found(61, 1, 5_000);

        assertThat(attempt(1).state()).isEqualTo(RecordingState.LIMIT_REACHED);
        assertThat(together().url()).isEqualTo(BUILT);
    }

    @Test
    void shouldDistrustNegativeDurationsAndEndsWithoutATime() {
        Egress good = recorder("EG_1", Status.COMPLETE, 1, 60);
        var negative =
                new Egress("EG_1", Status.COMPLETE, good.path(), null, at(10), at(60), -5_000_000_000L, 5_000, null);
        var endless =
                new Egress("EG_2", Status.COMPLETE, RecordingPath.of(ROOM, 2), null, at(10), null, 0, 5_000, null);
        facts.egress(60, Provenance.OBSERVED, negative)
                .found(61, 1, 5_000)
                .egress(60, Provenance.OBSERVED, endless)
                .found(61, 2, 5_000);

        assertThat(attempt(1).state()).isEqualTo(RecordingState.FAILED);
        assertThat(attempt(1).reason()).isEqualTo("suspicious");
        assertThat(attempt(1).durationMs()).isEqualTo(50_000);
        assertThat(attempt(1).hasObject()).isTrue();
        assertThat(attempt(2).reason()).isEqualTo("suspicious");
        assertThat(attempt(2).durationMs()).isNull();
    }

    @Test
    void shouldSayWhatTheStorageSaidWhenTheUploadFailed() {
        failed(1, "EG_1", "upload failed: operation error S3: PutObject, AccessDenied: Access Denied.");
        failed(2, "EG_2", "dial tcp 127.0.0.1:9000: connect: connection refused");
        failed(3, "EG_3", "api error NoSuchBucket: The specified bucket does not exist");
        failed(4, "EG_4", "pipeline frozen\nwith a long story");

        assertThat(fold().attempts())
                .extracting(Recording::reason)
                .containsExactly(
                        "storage_access_denied", "storage_unreachable", "storage_bucket_missing", "pipeline frozen");
        assertThat(fold().attempts()).extracting(Recording::state).containsOnly(RecordingState.FAILED);
    }

    @Test
    void shouldNameTheObjectByLiveKitsAddressBeforeABuiltOne() {
        Egress good = recorder("EG_1", Status.COMPLETE, 1, 60);
        facts.egress(
                        60,
                        Provenance.OBSERVED,
                        new Egress(
                                "EG_1",
                                Status.COMPLETE,
                                good.path(),
                                "http://somewhere/x.ogg",
                                at(10),
                                at(60),
                                50_000_000_000L,
                                5_000,
                                null))
                .found(61, 1, 5_000);

        assertThat(together().url()).isEqualTo("http://somewhere/x.ogg");
    }

    @Test
    void shouldTellOfWhatRunsThenOfThePartsTogether() {
        facts.joined(5, "PA_1", "owner", "Sam")
                .egress(60, "EG_1", Status.COMPLETE, 1)
                .found(61, 1, 5_000)
                .egress(70, "EG_2", Status.ACTIVE, 2);

        assertThat(together().state()).isEqualTo(RecordingState.ACTIVE);
        assertThat(together().url()).isEqualTo(BUILT);

        facts.egress(110, "EG_2", Status.COMPLETE, 2).found(111, 2, 7_000);
        assertThat(together()).isEqualTo(new RoomRecording(ROOM, RecordingState.READY, null, BUILT, 150_000L, 12_000L));
    }

    @Test
    void shouldNotTellOfAnAttemptInWhichNobodyWasHeard() {
        facts.egress(20, Provenance.OBSERVED, recorder("EG_1", Status.COMPLETE, 1, 20))
                .found(21, 1, 5_000)
                .joined(30, "PA_1", "owner", "Sam")
                .egress(
                        60,
                        Provenance.OBSERVED,
                        new Egress(
                                "EG_2",
                                Status.FAILED,
                                RecordingPath.of(ROOM, 2),
                                null,
                                at(31),
                                at(60),
                                0,
                                0,
                                "pipeline frozen"));
        assertThat(together().state()).isEqualTo(RecordingState.READY);

        facts.egress(
                        90,
                        Provenance.OBSERVED,
                        new Egress(
                                "EG_3",
                                Status.COMPLETE,
                                RecordingPath.of(ROOM, 3),
                                null,
                                at(61),
                                at(90),
                                29_000_000_000L,
                                5_000,
                                null))
                .found(91, 3, 6_000);
        assertThat(together().url()).endsWith(RecordingPath.of(ROOM, 3));
        assertThat(together().durationMs()).isEqualTo(29_000);
    }

    @Test
    void shouldTellWhatWentWrongWhileSomebodyWasThereRatherThanBefore() {
        facts.egress(20, Provenance.OBSERVED, recorder("EG_1", Status.ABORTED, 1, 20))
                .joined(30, "PA_1", "owner", "Sam")
                .egress(
                        60,
                        Provenance.OBSERVED,
                        new Egress(
                                "EG_2",
                                Status.FAILED,
                                RecordingPath.of(ROOM, 2),
                                null,
                                at(31),
                                at(60),
                                0,
                                0,
                                "pipeline frozen"));

        assertThat(together().reason()).isEqualTo("pipeline frozen");
    }

    @Test
    void shouldBeGoneWhenItWasRemoved() {
        facts.egress(60, "EG_1", Status.COMPLETE, 1).found(61, 1, 5_000).deleted(70, 1, "owner");

        assertThat(attempt(1).state()).isEqualTo(RecordingState.DELETED);
        assertThat(attempt(1).reason()).isEqualTo("removed");
        assertThat(together()).isEqualTo(new RoomRecording(ROOM, RecordingState.DELETED, "removed", null, null, null));
    }

    @Test
    void shouldTellOfWhatWasRemovedRatherThanOfWhatFailedLater() {
        facts.egress(60, "EG_1", Status.COMPLETE, 1)
                .found(61, 1, 5_000)
                .deleted(70, 1, "owner")
                .egress(80, "EG_2", Status.ABORTED, 2);

        assertThat(together().state()).isEqualTo(RecordingState.DELETED);
    }

    @Test
    void shouldTellWhatWentWrongWhileSomebodyWasThereRatherThanAfter() {
        facts.joined(5, "PA_1", "owner", "Sam").left(65, "PA_1", "owner", 5, Provenance.OBSERVED);
        failed(1, "EG_1", "while she was there");
        facts.egress(90, Provenance.OBSERVED, ended("EG_2", Status.FAILED, 2, 70, 90, "afterwards"));

        assertThat(together().reason()).isEqualTo("while she was there");
    }

    @Test
    void shouldLookForWhatIsSaidToBeWrittenAndForNothingElse() {
        facts.egress(3, "EG_1", Status.ACTIVE, 1);
        assertThat(attempt(1).awaitsObject()).isFalse();

        facts.egress(60, "EG_1", Status.COMPLETE, 1);
        assertThat(attempt(1).awaitsObject()).isTrue();
        assertThat(attempt(1).path()).isEqualTo(RecordingPath.of(ROOM, 1));

        facts.found(61, 1, 5_000);
        assertThat(attempt(1).awaitsObject()).isFalse();
    }

    @Test
    void shouldFollowTheRecorderThatWasAskedForWhoeverElseWritesThere() {
        facts.requested(1, 1, 1, "EG_1", RecordingOutcome.STARTED).egress(60, "EG_2", Status.FAILED, 1);

        assertThat(attempt(1).state()).isEqualTo(RecordingState.STARTING);
    }

    @Test
    void shouldBelieveAnEndThatWasFoundLaterOverOurGuessThatItIsLost() {
        facts.egress(60, Provenance.RECONCILED, recorder("EG_1", Status.LOST, 1, 60))
                .egress(90, Provenance.RECONCILED, recorder("EG_1", Status.COMPLETE, 1, 90))
                .found(91, 1, 5_000);

        assertThat(attempt(1).state()).isEqualTo(RecordingState.READY);
    }

    @Test
    void shouldDistrustARecorderThatEndedBeforeItBegan() {
        facts.egress(60, Provenance.OBSERVED, ended("EG_1", Status.COMPLETE, 1, 60, 10, null))
                .found(61, 1, 5_000);

        assertThat(attempt(1).reason()).isEqualTo("suspicious");
        assertThat(attempt(1).durationMs()).isNull();
    }

    @Test
    void shouldTrustARecorderOfWhichNotEverythingIsSaid() {
        var withoutBeginning = new Egress(
                "EG_2", Status.COMPLETE, RecordingPath.of(ROOM, 2), null, null, at(60), 50_000_000_000L, 5_000, null);
        facts.egress(60, Provenance.OBSERVED, ended("EG_1", Status.COMPLETE, 1, 12, 60, null))
                .found(61, 1, 5_000)
                .egress(60, Provenance.OBSERVED, withoutBeginning)
                .found(61, 2, 5_000);

        assertThat(attempt(1).state()).as("no duration").isEqualTo(RecordingState.READY);
        assertThat(attempt(1).durationMs()).isEqualTo(48_000);
        assertThat(attempt(2).state()).as("no beginning").isEqualTo(RecordingState.READY);
        assertThat(attempt(2).durationMs()).isEqualTo(50_000);
    }

    @Test
    void shouldSayThatItFailedWhereLiveKitSaysNoMore() {
        facts.egress(60, Provenance.OBSERVED, ended("EG_1", Status.FAILED, 1, 10, 60, " "));

        assertThat(attempt(1).reason()).isEqualTo("egress_failed");
    }

    @Test
    void shouldShortenALongStory() {
        failed(1, "EG_1", "x".repeat(201));

        assertThat(attempt(1).reason()).isEqualTo("x".repeat(200));
    }

    private static Egress ended(
            String id, Status status, int attempt, double from, double to, @Nullable String message) {
        return new Egress(id, status, RecordingPath.of(ROOM, attempt), null, at(from), at(to), 0, 5_000, message);
    }

    private void failed(int attempt, String egressId, String message) {
        facts.egress(
                60,
                Provenance.OBSERVED,
                new Egress(
                        egressId, Status.FAILED, RecordingPath.of(ROOM, attempt), null, at(10), at(60), 0, 0, message));
    }

    private Recording attempt(int number) {
        return fold().attempts().stream()
                .filter(recording -> recording.attempt() == number)
                .findFirst()
                .orElseThrow();
    }

    private RoomRecording together() {
        RoomRecording recording = fold().recording();
        assertThat(recording).isNotNull();
        return recording;
    }

    private RoomHistory fold() {
        return RoomFold.fold(ROOM, facts.all(), path -> Optional.of("https://storage.example/" + path));
    }
}

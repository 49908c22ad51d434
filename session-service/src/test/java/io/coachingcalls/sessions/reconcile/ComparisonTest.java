package io.coachingcalls.sessions.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.sessions.livekit.Attendance;
import io.coachingcalls.sessions.livekit.LiveParticipant;
import io.coachingcalls.sessions.livekit.LiveRoom;
import io.coachingcalls.sessions.reconcile.KnownSession.KnownParticipant;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final String ROOM = "call-1";
    private static final String SID = "RM_1";
    private static final int PATIENCE = 3;
    private static final Instant START = Instant.parse("2026-11-20T10:00:00.700Z");
    private static final String METADATA = "what call-service wrote into it";

    /** Rounds are 15 s apart. */
    private Instant now = START;

    private Map<Missing, Misses> misses = Map.of();

    @Test
    void shouldFindNothingWhereAllIsAsItShouldBe() {
        assertThat(round(known(present("PA_1")), listed(active("PA_1")))).isEmpty();
        assertThat(misses).isEmpty();
    }

    @Test
    void shouldEndARoomThatIsMissingThreeTimesAsOfTheFirst() {
        KnownSession session = known(present("PA_1"));

        assertThat(round(session)).isEmpty();
        assertThat(round(session)).isEmpty();

        assertThat(round(session)).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("rec:RM_1:finished");
            assertThat(event.event()).isEqualTo("room_finished");
            assertThat(event.createdAt()).isEqualTo(START.getEpochSecond());
            assertThat(event.roomName()).isEqualTo(ROOM);
        });
    }

    /** What was told may still be on its way, and a consumer that is behind gets no less so by being told more. */
    @Test
    void shouldTellAgainOnlyWhenTheRoomWasMissingTwiceAsLong() {
        KnownSession session = known(present("PA_1"));
        List<Integer> told = new ArrayList<>();

        for (int round = 1; round <= 24; round++) {
            if (!round(session).isEmpty()) {
                told.add(round);
            }
        }

        assertThat(told).containsExactly(3, 6, 12, 24);
    }

    @Test
    void shouldBeginToCountAnewWhenTheRoomIsSeenAgain() {
        KnownSession session = known(present("PA_1"));
        round(session);
        round(session);
        round(session, listed(active("PA_1")));

        assertThat(round(session)).isEmpty();
        assertThat(round(session)).isEmpty();
        assertThat(round(session))
                .singleElement()
                .extracting(LiveKitEvent::createdAt)
                .isEqualTo(START.getEpochSecond() + 45);
    }

    @Test
    void shouldSayThatAParticipantLeftWhoIsMissingThreeTimes() {
        KnownSession session = known(present("PA_1"), present("PA_2"));
        RoomLook look = listed(active("PA_2"));

        assertThat(round(session, look)).isEmpty();
        assertThat(round(session, look)).isEmpty();

        assertThat(round(session, look)).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("rec:RM_1:PA_1:left");
            assertThat(event.event()).isEqualTo("participant_left");
            assertThat(event.createdAt()).isEqualTo(START.getEpochSecond());
            assertThat(event.participant().identity()).isEqualTo("user-PA_1");
        });
    }

    @Test
    void shouldRememberWhoWasMissingBeforeTheirRoomWas() {
        KnownSession session = known(present("PA_1"), present("PA_2"));
        round(session, listed(active("PA_2")));
        round(session, listed(active("PA_2")));

        assertThat(round(session)).extracting(LiveKitEvent::id).containsExactly("rec:RM_1:PA_1:left");
    }

    @Test
    void shouldTellAtOnceOfAnUnknownParticipant() {
        assertThat(round(known(), listed(active("PA_9")))).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("rec:RM_1:PA_9:joined");
            assertThat(event.event()).isEqualTo("participant_joined");
            assertThat(event.participant().joinedAtMs()).isEqualTo(START.toEpochMilli() - 500);
        });
    }

    @Test
    void shouldNotCountAConnectionThatIsStillBeingMade() {
        assertThat(round(known(), listed(new LiveParticipant("PA_9", "user", null, false, START, false))))
                .isEmpty();
    }

    @Test
    void shouldAdoptALiveRoomOfOursThatIsUnknown() {
        RoomLook look = new RoomLook(room(SID, METADATA), new Attendance.Present(List.of(active("PA_1"))));

        List<LiveKitEvent> found = round(List.of(), List.of(look), List.of());

        assertThat(found).extracting(LiveKitEvent::id).containsExactly("rec:RM_1:started", "rec:RM_1:PA_1:joined");
        assertThat(found.getFirst().room().metadata()).isEqualTo(METADATA);
        assertThat(found.getFirst().room().createdAt()).isEqualTo(START.minusSeconds(60));
    }

    @Test
    void shouldTakeAListedRoomThatIsNotFoundForMissing() {
        KnownSession session = known(present("PA_1"));
        RoomLook ghost = new RoomLook(room(SID, METADATA), new Attendance.Gone());
        round(session, ghost);
        round(session, ghost);

        assertThat(round(session, ghost)).extracting(LiveKitEvent::id).containsExactly("rec:RM_1:finished");
    }

    @Test
    void shouldMoveNoCounterOfARoomThatLiveKitSaysNothingCertainOf() {
        KnownSession session = known(present("PA_1"));
        round(session, listed());
        Map<Missing, Misses> counted = misses;
        RoomLook unclear = new RoomLook(room(SID, METADATA), new Attendance.Unclear());

        assertThat(counted).hasSize(1);
        assertThat(round(session, unclear)).isEmpty();
        assertThat(misses).isEqualTo(counted);
    }

    @Test
    void shouldNotSayInWhichOfTwoRoomsOfOneNameSomebodyIs() {
        KnownSession session = known(present("PA_1"));
        List<RoomLook> twins = List.of(
                listed(active("PA_8")),
                new RoomLook(room("RM_2", METADATA), new Attendance.Present(List.of(active("PA_8")))));

        List<LiveKitEvent> found = round(List.of(session), twins, List.of(session));

        assertThat(found).extracting(LiveKitEvent::id).containsExactly("rec:RM_2:started");
        assertThat(misses).isEmpty();
    }

    @Test
    void shouldNotOpenAFinishedRoomAgain() {
        KnownSession finished = session(List.of(), true, Set.of(), present("PA_1"));

        assertThat(round(List.of(), List.of(listed(active("PA_9"))), List.of(finished)))
                .isEmpty();
    }

    @Test
    void shouldTellAFullSessionOfLeavesOnly() {
        var full = new KnownSession(
                ROOM, SID, List.of(SID), true, false, true, Set.of(), Set.of(), Map.of("PA_1", present("PA_1")));
        RoomLook look = listed(active("PA_9"));
        round(full, look);
        round(full, look);

        assertThat(round(full, look)).extracting(LiveKitEvent::id).containsExactly("rec:RM_1:PA_1:left");
    }

    @Test
    void shouldSayNothingTwice() {
        KnownSession told = session(List.of(SID), false, Set.of("rec:RM_1:finished"), present("PA_1"));
        round(told);
        round(told);

        assertThat(round(told)).isEmpty();
    }

    @Test
    void shouldCountForASessionThatOnlyClientsToldOf() {
        var reported = new KnownSession(ROOM, null, List.of(), true, false, false, Set.of(), Set.of(), Map.of());

        for (int i = 0; i < PATIENCE + 1; i++) {
            assertThat(round(reported)).isEmpty();
        }

        assertThat(misses).containsExactly(Map.entry(Missing.room(ROOM), new Misses(PATIENCE + 1, START)));
    }

    private List<LiveKitEvent> round(KnownSession session, RoomLook... looks) {
        return round(List.of(session), List.of(looks), List.of(session));
    }

    private List<LiveKitEvent> round(List<KnownSession> live, List<RoomLook> looks, List<KnownSession> known) {
        Findings findings = Comparison.compare(live, looks, KnownSession.byRoom(known), misses, PATIENCE, now);
        misses = findings.misses();
        now = now.plusSeconds(15);
        return findings.missing();
    }

    private static KnownSession known(KnownParticipant... participants) {
        return session(List.of(SID), false, Set.of(), participants);
    }

    private static KnownSession session(
            List<String> open, boolean finished, Set<String> reconciled, KnownParticipant... participants) {
        Map<String, KnownParticipant> bySid = new HashMap<>();
        for (KnownParticipant participant : participants) {
            bySid.put(participant.sid(), participant);
        }
        return new KnownSession(ROOM, SID, open, !finished, finished, false, Set.of(SID), reconciled, bySid);
    }

    private static KnownParticipant present(String sid) {
        return new KnownParticipant(sid, "user-" + sid, "User", false, START.toEpochMilli() - 500, true);
    }

    private static LiveParticipant active(String sid) {
        return new LiveParticipant(sid, "user-" + sid, "User", false, START.minusMillis(500), true);
    }

    private static RoomLook listed(LiveParticipant... inside) {
        return new RoomLook(room(SID, METADATA), new Attendance.Present(List.of(inside)));
    }

    private static LiveRoom room(String sid, String metadata) {
        return new LiveRoom(sid, ROOM, metadata, START.minusSeconds(60));
    }
}

package io.coachingcalls.sessions.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.sessions.livekit.LiveParticipant;
import io.coachingcalls.sessions.livekit.LiveRoom;
import io.coachingcalls.sessions.livekit.Occupancy;
import io.coachingcalls.sessions.reconcile.KnownSession.KnownParticipant;
import org.jspecify.annotations.Nullable;
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
        assertThat(round(known(), listed(new LiveParticipant(told("PA_9", null, null), false))))
                .isEmpty();
    }

    @Test
    void shouldAdoptALiveRoomOfOursThatIsUnknown() {
        RoomLook look = new RoomLook(room(SID, METADATA), new Occupancy.Present(List.of(active("PA_1"))));

        List<LiveKitEvent> found = round(List.of(), List.of(look), List.of());

        assertThat(found).extracting(LiveKitEvent::id).containsExactly("rec:RM_1:started", "rec:RM_1:PA_1:joined");
        assertThat(found.getFirst().room().metadata()).isEqualTo(METADATA);
        assertThat(found.getFirst().room().createdAt(null)).hasValue(START.minusSeconds(60));
    }

    @Test
    void shouldTakeAListedRoomThatIsNotFoundForMissing() {
        KnownSession session = known(present("PA_1"));
        RoomLook ghost = new RoomLook(room(SID, METADATA), new Occupancy.Gone());
        round(session, ghost);
        round(session, ghost);

        assertThat(round(session, ghost)).extracting(LiveKitEvent::id).containsExactly("rec:RM_1:finished");
    }

    @Test
    void shouldMoveNoCounterOfARoomThatLiveKitSaysNothingCertainOf() {
        KnownSession session = known(present("PA_1"));
        round(session, listed());
        Map<Missing, Misses> counted = misses;
        RoomLook unclear = new RoomLook(room(SID, METADATA), new Occupancy.Unclear());

        assertThat(counted).hasSize(1);
        assertThat(round(session, unclear)).isEmpty();
        assertThat(misses).isEqualTo(counted);
    }

    @Test
    void shouldNotSayInWhichOfTwoRoomsOfOneNameSomebodyIs() {
        KnownSession session = known(present("PA_1"));
        List<RoomLook> twins = List.of(
                listed(active("PA_8")),
                new RoomLook(room("RM_2", METADATA), new Occupancy.Present(List.of(active("PA_8")))));

        List<LiveKitEvent> found = round(List.of(session), twins, List.of(session));

        assertThat(found).extracting(LiveKitEvent::id).containsExactly("rec:RM_2:started");
        assertThat(misses).isEmpty();
    }

    @Test
    void shouldNotOpenAFinishedRoomAgain() {
        KnownSession finished = session(List.of(), Set.of(SID), Map.of(), Set.of(), present("PA_1"));

        assertThat(round(List.of(), List.of(listed(active("PA_9"))), List.of(finished)))
                .isEmpty();
    }

    @Test
    void shouldTellAFullSessionOfLeavesOnly() {
        var full = new KnownSession(
                ROOM,
                SID,
                List.of(SID),
                true,
                true,
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                Map.of("PA_1", present("PA_1")));
        RoomLook look = listed(active("PA_9"));
        round(full, look);
        round(full, look);

        assertThat(round(full, look)).extracting(LiveKitEvent::id).containsExactly("rec:RM_1:PA_1:left");
    }

    @Test
    void shouldSayNothingTwice() {
        Map<String, Long> lost = Map.of(SID, START.toEpochMilli());
        Set<String> told = Set.of("rec:RM_1:finished", "rec:RM_1:1795168800:started", "rec:RM_1:PA_9:joined");
        KnownSession session = session(List.of(), Set.of(), lost, told, present("PA_1"));
        RoomLook look = listed(active("PA_1"), active("PA_9"));

        assertThat(round(session, look)).isEmpty();
        assertThat(round(session, look)).isEmpty();
    }

    @Test
    void shouldTakeBackThatARoomWasLostWhenItIsListedAgain() {
        KnownSession lost = session(List.of(), Set.of(), Map.of(SID, START.toEpochMilli()), Set.of(), present("PA_1"));
        now = START.plusSeconds(60);

        assertThat(round(lost, listed(active("PA_1")))).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("rec:RM_1:1795168800:started");
            assertThat(event.event()).isEqualTo("room_started");
            assertThat(event.createdAt()).isEqualTo(START.getEpochSecond() + 60);
        });
    }

    @Test
    void shouldTakeBackThatSomebodyWasLostWhoIsSeenAgain() {
        KnownSession session = known(lost("PA_1", START), present("PA_2"));

        assertThat(round(session, listed(active("PA_1"), active("PA_2"))))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.id()).isEqualTo("rec:RM_1:PA_1:1795168800:joined");
                    assertThat(event.event()).isEqualTo("participant_joined");
                    assertThat(event.createdAt())
                            .as("later than the loss, in LiveKit's whole seconds")
                            .isEqualTo(START.getEpochSecond() + 1);
                    assertThat(event.participant().joinedAtMs()).isEqualTo(START.toEpochMilli() - 500);
                });
    }

    @Test
    void shouldSayASecondTimeThatARoomAndSomebodyAreLost() {
        Set<String> told = Set.of("rec:RM_1:finished", "rec:RM_1:PA_1:left");
        KnownSession session =
                session(List.of(SID), Set.of(), Map.of(SID, START.toEpochMilli()), told, present("PA_1"));
        now = START.plusSeconds(600);
        round(session, listed());
        round(session, listed());
        assertThat(round(session, listed()))
                .extracting(LiveKitEvent::id)
                .containsExactly("rec:RM_1:PA_1:1795169400:left");

        round(session);
        round(session);
        assertThat(round(session)).extracting(LiveKitEvent::id).contains("rec:RM_1:1795169445:finished");
    }

    @Test
    void shouldTellWhoIsInTheRoomThatComesUpAfterLiveKitWasKilled() {
        KnownSession session = known(present("PA_1"));
        RoomLook next = new RoomLook(room("RM_2", METADATA), new Occupancy.Present(List.of(active("PA_2"))));

        assertThat(round(session, next))
                .extracting(LiveKitEvent::id)
                .containsExactly("rec:RM_2:started", "rec:RM_2:PA_2:joined");

        KnownSession ended = session(List.of(), Set.of(SID), Map.of(), Set.of(), present("PA_1"));
        assertThat(round(List.of(), List.of(next), List.of(ended)))
                .as("LiveKit told of the end of the first")
                .extracting(LiveKitEvent::id)
                .containsExactly("rec:RM_2:started");
    }

    @Test
    void shouldTellOfAPhoneOnlyWhenItIsAnswered() {
        assertThat(round(known(), listed(new LiveParticipant(told("PA_9", "SIP", "ringing"), true))))
                .isEmpty();

        assertThat(round(known(), listed(new LiveParticipant(told("PA_9", "SIP", "active"), true))))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.id()).isEqualTo("rec:RM_1:PA_9:joined");
                    assertThat(event.createdAt()).as("since when is not known").isEqualTo(START.getEpochSecond() + 15);
                    assertThat(ParticipantKind.of(event.participant())).isEqualTo(ParticipantKind.PERSON);
                });
    }

    @Test
    void shouldCountForASessionThatOnlyClientsToldOf() {
        var reported =
                new KnownSession(ROOM, null, List.of(), true, false, Set.of(), Set.of(), Map.of(), Set.of(), Map.of());

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
        return session(List.of(SID), Set.of(), Map.of(), Set.of(), participants);
    }

    private static KnownSession session(
            List<String> open,
            Set<String> ended,
            Map<String, Long> lost,
            Set<String> reconciled,
            KnownParticipant... participants) {
        Map<String, KnownParticipant> bySid = new HashMap<>();
        for (KnownParticipant participant : participants) {
            bySid.put(participant.sid(), participant);
        }
        return new KnownSession(ROOM, SID, open, !open.isEmpty(), false, Set.of(SID), ended, lost, reconciled, bySid);
    }

    private static KnownParticipant present(String sid) {
        return new KnownParticipant(sid, "user-" + sid, "User", false, START.toEpochMilli() - 500, true, null);
    }

    private static KnownParticipant lost(String sid, Instant since) {
        return new KnownParticipant(
                sid, "user-" + sid, "User", false, START.toEpochMilli() - 500, false, since.toEpochMilli());
    }

    private static LiveParticipant active(String sid) {
        return new LiveParticipant(told(sid, null, null), true);
    }

    private static LiveKitEvent.Participant told(String sid, @Nullable String kind, @Nullable String callStatus) {
        long joinedAtMs = START.toEpochMilli() - 500;
        return new LiveKitEvent.Participant(
                sid,
                "user-" + sid,
                "User",
                kind,
                joinedAtMs / 1000,
                joinedAtMs,
                null,
                callStatus == null ? null : Map.of(ParticipantKind.SIP_CALL_STATUS, callStatus),
                null);
    }

    private static RoomLook listed(LiveParticipant... inside) {
        return new RoomLook(room(SID, METADATA), new Occupancy.Present(List.of(inside)));
    }

    private static LiveRoom room(String sid, String metadata) {
        return new LiveRoom(sid, ROOM, metadata, START.minusSeconds(60));
    }
}

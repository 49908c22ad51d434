package io.coachingcalls.calls.deadline;

import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.askForToken;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;

import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.MortalLiveKit;
import io.coachingcalls.calls.testing.SignalClient;
import io.coachingcalls.calls.testing.ToldRoom;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** Seen: both people of a call were thrown out 38 s after they had come back into it. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
@WithTestResource(MortalLiveKit.class)
class KilledLiveKitTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration CALL = Duration.ofHours(1);
    private static final Duration WARNING = Duration.ofSeconds(60);

    @Test
    void shouldGoOnWhenPeopleAreBackInANewRoomOfTheSameName() throws Exception {
        Response created = create(TestTokens.studio(), ON_DEMAND);
        String room = created.then().statusCode(200).extract().path("room");
        Database.execute(
                "UPDATE calls.calls SET max_duration_seconds = ? WHERE room = ?", (int) CALL.toSeconds(), room);
        var before = new ToldRoom(room, sid(room));
        Instant began = Instant.now().minusSeconds(300);
        before.joined("PA_1", began);
        await().atMost(SOON).until(() -> isLookedAt(before, warningOf(began)));

        MortalLiveKit.killAndStartAgain();
        assertThat(LiveKitLook.room(room)).isEmpty();
        try (var person = new SignalClient()) {
            Response again = askForToken(TestTokens.studio(), room);
            person.join(created.path("url"), again.path("token"));
            await().atMost(SOON).until(() -> LiveKitLook.people(room) == 1);
            var after = new ToldRoom(room, sid(room));
            assertThat(after.sid()).isNotEqualTo(before.sid());
            after.joined("PA_2", Instant.now());
            // The old room's end nobody has seen; session-service finds it out when it has long missed the room
            before.reconciledFinished(Instant.now());
            await().atMost(SOON)
                    .until(() -> Database.count(
                                    "calls.room_runs WHERE room = ? AND sid = ? AND finished_at IS NOT NULL",
                                    room,
                                    before.sid())
                            == 1);

            await().atMost(SOON).until(() -> isLookedAt(after, warningOf(began)));
            assertThat(LiveKitLook.people(room)).isEqualTo(1);
            askForToken(TestTokens.studio(), room).then().statusCode(200);
            assertThat(Database.countOfCalls("room = ? AND ended_at IS NULL", room))
                    .isEqualTo(1);
            assertThat(Database.count("calls.room_runs WHERE room = ? AND closed_at IS NOT NULL", room))
                    .isZero();

            after.finished(Instant.now());
            await().atMost(SOON)
                    .untilAsserted(() -> assertProblem(askForToken(TestTokens.studio(), room), 409, "call_over"));
        }
    }

    /** The sweep looked, and has nothing to do before. */
    private static boolean isLookedAt(ToldRoom room, Instant next) {
        return Database.count(
                        "calls.room_runs WHERE room = ? AND sid = ? AND abs(extract(epoch FROM look_at) - ?) < 1",
                        room.name(),
                        room.sid(),
                        next.getEpochSecond())
                == 1;
    }

    private static Instant warningOf(Instant began) {
        return began.plus(CALL).minus(WARNING);
    }

    private static String sid(String room) {
        return LiveKitLook.room(room).orElseThrow().getSid();
    }
}

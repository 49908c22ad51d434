package io.coachingcalls.recordings.summary;

import static io.coachingcalls.recordings.TestCall.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.events.CallEvent.CallSummarised;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.Rows;
import io.coachingcalls.recordings.TestCall;
import io.coachingcalls.recordings.room.CallRoom;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

/** What nobody could be told of, as Kafka was away, is told with the words it was made from. */
@QuarkusTest
@TestProfile(UnannouncedSummaryTest.NobodyAtWork.class)
@WithTestResource(EmbeddedStack.class)
class UnannouncedSummaryTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Inject
    Pool pool;

    @Inject
    Summaries summaries;

    @Inject
    SummariesTable table;

    @Test
    void shouldTellAResultWithItsOwnTranscript() {
        TestCall call = TestCall.made(events);
        sumUp(call, "Let's raise the price to 49 dollars.");
        forgetThatItWasTold(call);

        ask(call, "Let's close the shop in Leeds.");
        assertThat(event(call).transcript().toString())
                .contains("raise the price")
                .doesNotContain("Leeds");
        assertThat(event(call).decisions()).containsExactly("Raise the price to 49 dollars");

        ask(call, "Let's hire a third engineer.");
        assertThat(event(call).transcript().toString())
                .contains("raise the price")
                .doesNotContain("engineer");

        sumUp(call, "Let's move the launch to May.");
        assertThat(event(call).transcript().toString()).contains("launch").doesNotContain("price");
        assertThat(event(call).decisions()).containsExactly("Move the launch to May");
    }

    private void sumUp(TestCall call, String text) {
        post(call.owner, "/api/fred/call/summary", """
                {"roomName": "%s", "callType": "scheduled", "transcript": [{"speaker": "Sam", "text": "%s"}]}
                """.formatted(call.room, text))
                .statusCode(200);
    }

    /** As somebody asks whose process ends, or whose model is away, before there is an answer. */
    private void ask(TestCall call, String text) {
        var transcript = JsonText.read("[{\"speaker\": \"Sam\", \"text\": \"" + text + "\"}]");
        CallRoom room = new CallRoom();
        room.room = call.room;
        room.ownerId = call.owner;
        room.callType = "scheduled";
        assertThat(summaries
                        .ask(
                                room,
                                new Summaries.Given(transcript, call.owner),
                                room.callType,
                                false,
                                Duration.ofHours(1))
                        .await()
                        .atMost(SOON))
                .isPresent();
    }

    private void forgetThatItWasTold(TestCall call) {
        rows.change(
                "UPDATE recordings.summaries SET announced_revision = 0, next_announcement_at = now() + interval '1 hour' "
                        + "WHERE room = $1",
                call.room);
    }

    private CallSummarised event(TestCall call) {
        return (CallSummarised) pool.preparedQuery("SELECT * FROM recordings.summaries WHERE room = $1")
                .execute(Tuple.of(call.room))
                .map(found -> table.events(found.iterator().next()).getFirst())
                .await()
                .atMost(SOON);
    }

    public static final class NobodyAtWork implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("announce.every", "1h", "summary.every", "1h");
        }
    }
}

package io.coachingcalls.recordings.commitments;

import static io.coachingcalls.recordings.TestCall.get;
import static io.coachingcalls.recordings.TestCall.post;
import static io.coachingcalls.recordings.TestCall.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.TestCall;
import io.coachingcalls.recordings.commitments.Commitments.OpenPromise;
import io.coachingcalls.recordings.commitments.Commitments.Promise;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** What was promised and what became of it. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class CommitmentResourceTest {

    private static final String COMMITMENTS = "/api/coaching/commitments";

    @Inject
    EventSender events;

    @Inject
    Commitments commitments;

    @Test
    void shouldShowOpenNextActionsUntilTheyAreDone() {
        TestCall call = TestCall.made(events);
        sumUp(call, "I will call the bank by Friday. I will write to Bob.");
        String id = get(call.owner, COMMITMENTS)
                .body("commitments.text", containsInAnyOrder("Call the bank by Friday", "Write to Bob"))
                .extract()
                .jsonPath()
                .getString("commitments.find { it.text == 'Call the bank by Friday' }.id");

        mark(call.owner, id, "done")
                .statusCode(200)
                .body("status", equalTo("done"))
                .body("done_at", notNullValue());

        get(call.owner, COMMITMENTS).body("commitments.text", contains("Write to Bob"));
        get(call.owner, COMMITMENTS + "?status=all").body("commitments.size()", equalTo(2));
        // A new summary forgets what it does not name, but not what was done
        sumUp(call, "I will call the bank by Friday. I will sleep a lot tonight.");
        get(call.owner, COMMITMENTS).body("commitments.text", contains("Sleep a lot tonight"));
        mark(call.owner, id, "open").statusCode(200).body("status", equalTo("open"));
        get(call.owner, COMMITMENTS)
                .body("commitments.text", containsInAnyOrder("Sleep a lot tonight", "Call the bank by Friday"));
    }

    @Test
    void shouldShowAndGiveNobodysPromisesToOthers() {
        TestCall call = TestCall.made(events);
        sumUp(call, "I will call the bank by Friday.");
        String id = get(call.owner, COMMITMENTS).extract().jsonPath().getString("commitments[0].id");

        get(call.coach, COMMITMENTS).body("commitments", empty());
        String foreign = mark("stranger", id, "done").statusCode(404).extract().asString();
        assertThat(foreign)
                .isEqualTo(mark("stranger", UUID.randomUUID().toString(), "done")
                        .statusCode(404)
                        .extract()
                        .asString());
        mark(call.owner, id, "gone").statusCode(400);
        get(call.owner, COMMITMENTS + "?status=some").statusCode(400);
        get(call.owner, COMMITMENTS).body("commitments.status", contains("open"));
    }

    @Test
    void shouldTellOfEarlierCallsOnlyWhereEverybodyMayKnowOfThem() {
        String owner = "owner-" + UUID.randomUUID();
        TestCall earlier = TestCall.made(events, owner, "coach-a");
        sumUp(earlier, "I will call the bank by Friday.");

        TestCall sameCoach = TestCall.made(events, owner, "coach-a", List.of(earlier.guest));
        TestCall otherCoach = TestCall.made(events, owner, "coach-b", List.of());
        TestCall alone = TestCall.made(events, owner, null, List.of());
        TestCall anotherOwner = TestCall.made(events, "owner-" + UUID.randomUUID(), null, List.of());

        assertThat(known(sameCoach)).extracting(Promise::text).containsExactly("Call the bank by Friday");
        assertThat(known(alone)).extracting(Promise::text).containsExactly("Call the bank by Friday");
        assertThat(known(otherCoach)).isEmpty();
        assertThat(known(anotherOwner)).isEmpty();
        assertThat(known(earlier)).isEmpty();
    }

    private List<Promise> known(TestCall call) {
        return commitments.openOfOtherCalls(call.room, 10).await().atMost(Duration.ofSeconds(10)).stream()
                .map(OpenPromise::promise)
                .toList();
    }

    private static void sumUp(TestCall call, String text) {
        post(call.owner, "/api/fred/call/summary", """
                {"roomName": "%s", "callType": "on-demand", "transcript": [{"speaker": "Sam", "text": "%s"}]}
                """.formatted(call.room, text))
                .statusCode(200);
    }

    private static ValidatableResponse mark(String userId, String id, String status) {
        return given().auth()
                .oauth2(token(userId))
                .contentType(ContentType.JSON)
                .body("{\"status\": \"%s\"}".formatted(status))
                .patch(COMMITMENTS + "/" + id)
                .then();
    }
}

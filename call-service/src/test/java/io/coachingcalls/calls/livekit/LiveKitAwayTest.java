package io.coachingcalls.calls.livekit;

import static io.coachingcalls.calls.testing.Http.CALLS;
import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.create;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.LightClient;
import io.coachingcalls.calls.testing.LightClient.Timed;
import io.coachingcalls.calls.testing.SilentLiveKit;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** In order of how much each leaves the circuit breakers to remember. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
@WithTestResource(SilentLiveKit.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveKitAwayTest {

    /** LiveKit is waited for 3 s, once; the rest is for a machine that is busy with other tests. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(8);

    private static final String UNKNOWN = "call-00000000000000000000000000000000";

    @Test
    @Order(1)
    void shouldSayThatLiveKitIsAway() {
        String user = UUID.randomUUID().toString();

        Response response = create(TestTokens.of(user, "free", null), ON_DEMAND);

        assertProblem(response, 503, "livekit_unavailable");
        assertThat(response.header("Retry-After")).isNotNull();
        assertThat(Database.countOfCalls("owner_id = ?", user)).isZero();
    }

    @Test
    @Order(2)
    void shouldNotEndACallThatCannotBeEnded() {
        String user = UUID.randomUUID().toString();
        String bearer = TestTokens.of(user, "free", null);
        String room = create(
                        bearer,
                        "{\"callType\": \"scheduled\", \"scheduledFor\": \""
                                + Instant.now().plusSeconds(3600) + "\"}")
                .path("room");

        assertProblem(as(bearer).delete(CALLS + "/" + room), 503, "livekit_unavailable");

        assertThat(Database.countOfCalls("room = ? AND ended_at IS NULL", room)).isEqualTo(1);
    }

    @Test
    @Order(3)
    void shouldNotWaitLongForALiveKitThatNeverAnswers() throws Exception {
        SilentLiveKit.listen();
        String user = UUID.randomUUID().toString();

        long start = System.nanoTime();
        Response response = create(TestTokens.of(user, "free", null), ON_DEMAND);

        assertProblem(response, 503, "livekit_unavailable");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(2), LONGEST_ANSWER);
        assertThat(Database.countOfCalls("owner_id = ?", user)).isZero();
    }

    @Test
    @Order(4)
    void shouldServeOthersWhileLiveKitNeverAnswers() throws Exception {
        String user = UUID.randomUUID().toString();
        String bearer = TestTokens.of(user, "free", null);
        // Cold code is slow code, and not what is measured here
        LightClient.atOnce(40, () -> LightClient.get(CALLS + "/" + UNKNOWN, bearer));

        CompletableFuture<List<Timed>> creations = CompletableFuture.supplyAsync(
                () -> LightClient.atOnce(40, () -> LightClient.post(CALLS, bearer, ON_DEMAND)));
        Thread.sleep(1_000);
        List<Timed> read = LightClient.atOnce(1, () -> LightClient.get(CALLS + "/" + UNKNOWN, bearer));

        assertThat(creations.join()).hasSize(40).allMatch(answer -> answer.status() == 503);
        assertThat(creations.join()).extracting(Timed::took).allMatch(took -> took.compareTo(LONGEST_ANSWER) < 0);
        assertThat(read).first().returns(404, Timed::status);
        // Well before the 3 s that the creations wait for LiveKit
        assertThat(read.getFirst().took()).isLessThan(Duration.ofSeconds(2));
        assertThat(Database.countOfCalls("owner_id = ?", user)).isZero();
    }
}

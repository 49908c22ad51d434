package io.coachingcalls.calls.livekit;

import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.calls.testing.SignalClient;
import io.coachingcalls.embedded.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Whom the real LiveKit lists, and who of them is a person: only for those a recording is begun again. */
@QuarkusTest
class PresentPeopleTest extends RealParts {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Rooms rooms;

    @Test
    void shouldNotTakeSomebodyHiddenForAPerson() {
        Response call = create(TestTokens.studio(), ON_DEMAND);
        String room = call.path("room");
        try (var supervisor = new SignalClient();
                var person = new SignalClient()) {
            supervisor.join(call.path("url"), token(room, "standard", Map.of("hidden", true)));
            await().atMost(SOON).until(() -> LiveKitLook.people(room) == 1);
            assertThat(hasPeople(room)).isFalse();

            person.join(call.path("url"), call.path("token"));
            await().atMost(SOON).until(() -> hasPeople(room));
        }
    }

    @Test
    void shouldTellAnAgentFromAPerson() {
        Response call = create(TestTokens.studio(), ON_DEMAND);
        String room = call.path("room");
        try (var agent = new SignalClient()) {
            agent.join(call.path("url"), token(room, "agent", Map.of("agent", true)));

            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(rooms.agents(room).await().atMost(SOON)).containsExactly("agent"));
            assertThat(hasPeople(room)).isFalse();
        }
    }

    @Test
    void shouldTakeACallerFromWhatsAppForAPerson() {
        Response call = create(TestTokens.studio(), ON_DEMAND);
        String room = call.path("room");
        try (var caller = new SignalClient()) {
            caller.join(call.path("url"), token(room, "connector", Map.of()));

            await().atMost(SOON).until(() -> hasPeople(room));
        }
    }

    private boolean hasPeople(String room) {
        return rooms.hasPeople(room).await().atMost(SOON);
    }

    /** As LiveKit's own parts sign them for themselves. */
    private static String token(String room, String kind, Map<String, Object> more) {
        Map<String, Object> grant = new HashMap<>(Map.of("roomJoin", true, "room", room));
        grant.putAll(more);
        return JWT.create()
                .withIssuer(setting("LIVEKIT_API_KEY"))
                .withSubject(kind)
                .withExpiresAt(Instant.now().plusSeconds(600))
                .withClaim("kind", kind)
                .withClaim("video", grant)
                .sign(Algorithm.HMAC256(setting("LIVEKIT_API_SECRET")));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}

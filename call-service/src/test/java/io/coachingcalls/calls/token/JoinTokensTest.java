package io.coachingcalls.calls.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
import io.coachingcalls.access.Tier;
import io.coachingcalls.livekit.LiveKitConfig;
import org.junit.jupiter.api.Test;

class JoinTokensTest {

    private static final String SECRET = "a-livekit-secret-longer-than-32-bytes";
    private static final Instant NOW = Instant.now();
    private static final Instant EXPIRES = NOW.plusSeconds(900);

    private final JoinTokens tokens = new JoinTokens(new Config());

    @Test
    void shouldGrantJoiningOneRoomAndNothingElse() {
        for (Caller caller : new Caller[] {
            new Caller("sam", "Sam", Tier.STUDIO, Set.of()),
            new Caller("fay", null, Tier.FREE, Set.of()),
            new Caller("ada", "Ada", Tier.STUDIO, Set.of(Role.ADMIN)),
            new Caller("fred", "FRED", Tier.FREE, Set.of(Role.SERVICE))
        }) {
            DecodedJWT token = sign(caller, true);

            // Every grant there is, so that one more makes this fail
            assertThat(token.getClaim("video").asMap())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "room", "call-1",
                            "roomJoin", true,
                            "canPublish", true,
                            "canSubscribe", true,
                            "canPublishData", true));
            assertThat(token.getClaims().keySet())
                    .isSubsetOf("iss", "sub", "name", "nbf", "exp", "video", "sip", "attributes");
            assertThat(token.getClaim("sip").asMap()).isEmpty();
        }
    }

    @Test
    void shouldNameTheBearerAndEndWithTheCall() {
        DecodedJWT token = sign(new Caller("sam", "Sam", Tier.STUDIO, Set.of()), false);

        assertThat(token.getIssuer()).isEqualTo("key");
        assertThat(token.getSubject()).isEqualTo("sam");
        assertThat(token.getClaim("name").asString()).isEqualTo("Sam");
        assertThat(token.getNotBeforeAsInstant().getEpochSecond()).isEqualTo(NOW.getEpochSecond());
        assertThat(token.getExpiresAtAsInstant().getEpochSecond()).isEqualTo(EXPIRES.getEpochSecond());
    }

    @Test
    void shouldMarkStudioSubscribersWhoWantToRecord() {
        Caller studio = new Caller("sam", "Sam", Tier.STUDIO, Set.of());
        Caller free = new Caller("fay", "Fay", Tier.FREE, Set.of());

        assertThat(recordingAttribute(sign(studio, true))).isEqualTo("allowed");
        assertThat(recordingAttribute(sign(studio, false))).isNull();
        assertThat(recordingAttribute(sign(free, true))).isNull();
    }

    private DecodedJWT sign(Caller caller, boolean enableRecording) {
        JoinToken token = tokens.sign(JoinGrant.of("call-1", caller, NOW, EXPIRES, enableRecording));
        return JWT.require(Algorithm.HMAC256(SECRET)).acceptNotBefore(1).build().verify(token.token());
    }

    private static Object recordingAttribute(DecodedJWT token) {
        Map<String, Object> attributes = token.getClaim("attributes").asMap();
        return attributes == null ? null : attributes.get("recording");
    }

    private record Config() implements LiveKitConfig {

        @Override
        public String url() {
            return "wss://livekit.example";
        }

        @Override
        public Optional<String> apiUrl() {
            return Optional.empty();
        }

        @Override
        public Optional<String> egressUrl() {
            return Optional.empty();
        }

        @Override
        public String apiKey() {
            return "key";
        }

        @Override
        public String apiSecret() {
            return SECRET;
        }
    }
}

package io.coachingcalls.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.ingest.SignatureVerifier.Verified;

/** What anybody may send, in any bytes. {@code .ci/fuzz} runs it; every build runs what is kept, {@link WebhookCorpusTest}. */
class WebhookFuzz {

    /** The tokens among the inputs were signed at this time. */
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static final SignatureVerifier VERIFIER =
            new SignatureVerifier(Map.of(LiveKitSigner.KEY, LiveKitSigner.SECRET), Clock.fixed(NOW, ZoneOffset.UTC));

    /** Whatever a signed body holds, it becomes an event or a dead letter, without a TURN password. */
    @FuzzTest(maxDuration = "2m")
    void body(byte[] body) throws IOException {
        switch (WebhookReader.read(body, NOW)) {
            case WebhookRecord.Event event -> {
                assertThat(event.id()).isNotBlank();
                assertThat(event.eventName()).isNotBlank();
                assertThat(event.roomName()).isNotBlank();
                assertThat(event.time()).isNotNull();
                assertThat(LiveKitEvent.read(event.value()).id()).isEqualTo(event.id());
                assertThat(EventJson.MAPPER.readTree(event.value()).findValue("turnPassword"))
                        .isNull();
            }
            case WebhookRecord.DeadLetter letter -> {
                if (letter.cause() == WebhookRecord.Cause.BROKEN_JSON) {
                    assertThat(new String(letter.value(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT))
                            .doesNotContain("turnpassword");
                } else {
                    JsonNode value = EventJson.MAPPER.readTree(letter.value());
                    assertThat(value.findValue("turnPassword")).isNull();
                }
            }
        }
    }

    /** The first line is the token, all after it the body. What is let in was signed, by another reckoning than ours. */
    @FuzzTest(maxDuration = "2m")
    void token(byte[] input) throws Exception {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String token = new String(input, 0, end, StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);

        if (VERIFIER.verify(body, token) instanceof Verified) {
            assertSigned(token, body);
        }
    }

    /** What an operator writes into {@code LIVEKIT_KEYS}; a mistake is named, and what is in it is not. */
    @FuzzTest(maxDuration = "1m")
    void keys(byte[] input) {
        String keys = new String(input, StandardCharsets.UTF_8);
        var refusal = catchThrowableOfType(IllegalArgumentException.class, () -> assertThat(LiveKitKeys.parse(keys))
                .isNotEmpty()
                .allSatisfy((key, secret) ->
                        assertThat(key.isBlank() || secret.isBlank()).isFalse()));
        if (refusal != null) {
            assertThat(refusal.getMessage())
                    .matches("LIVEKIT_KEYS: entry \\d+ (is not of the form `key: secret`|repeats an earlier key)"
                            + "|LIVEKIT_KEYS holds no key: without one no webhook can be verified");
        }
    }

    private static void assertSigned(String token, byte[] body) throws GeneralSecurityException, IOException {
        String[] parts = token.split("\\.");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(LiveKitSigner.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
        JsonNode header = EventJson.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[0]));
        JsonNode claims = EventJson.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));

        assertThat(Base64.getUrlDecoder().decode(parts[2])).isEqualTo(signature);
        assertThat(header.path("alg").asText()).isEqualTo("HS256");
        assertThat(claims.path("iss").asText()).isEqualTo(LiveKitSigner.KEY);
        assertThat(claims.path("sha256").asText())
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(body)));
        assertThat(claims.path("exp").asLong()).isGreaterThan(NOW.getEpochSecond() - 61);
    }
}

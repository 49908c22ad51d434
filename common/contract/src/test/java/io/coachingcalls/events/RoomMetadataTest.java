package io.coachingcalls.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachingcalls.events.CallEvent.CallTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A LiveKit project can be shared: whose a room is, its metadata proves or nothing does. */
class RoomMetadataTest {

    private static final String SECRET = "an-api-secret-of-livekit-of-more-than-32-bytes";
    private static final String ROOM = RoomNames.fresh();
    private static final CallTerms TERMS = new CallTerms(
            "sam",
            CallType.SCHEDULED,
            "Prüfung \"1\"",
            "cleo",
            List.of("kim"),
            Instant.parse("2026-11-20T10:00:00Z"),
            1800);

    private final RoomMetadata metadata = new RoomMetadata(SECRET);

    @Test
    void shouldReadBackWhatWasWritten() {
        String written = metadata.write(ROOM, TERMS);

        assertThat(metadata.terms(ROOM, written)).contains(TERMS);
        assertThat(metadata.origin(ROOM, written)).isEqualTo(new RoomOrigin(true, TERMS));
        // Whoever shares the secret reads it; the name need not have today's form
        assertThat(new RoomMetadata(SECRET).terms("room-7", new RoomMetadata(SECRET).write("room-7", TERMS)))
                .contains(TERMS);
    }

    /** Of clients that read it since before it was signed. */
    @Test
    void shouldStayReadableAsTheTermsAlone() throws JsonProcessingException {
        assertThat(EventJson.MAPPER.readValue(metadata.write(ROOM, TERMS), CallTerms.class))
                .isEqualTo(TERMS);
    }

    /** As the agent of the system before does. */
    @Test
    void shouldTellWhoseCallItIs() throws JsonProcessingException {
        assertThat(EventJson.MAPPER
                        .readTree(metadata.write(ROOM, TERMS))
                        .path("userId")
                        .asText())
                .isEqualTo("sam");
    }

    @Test
    void shouldBelieveNobodysJson() throws JsonProcessingException {
        String unsigned = EventJson.MAPPER.writeValueAsString(TERMS);

        assertThat(metadata.origin(ROOM, unsigned)).isEqualTo(new RoomOrigin(false, null));
        assertThat(metadata.origin(ROOM, "{\"ownerId\":\"sam\"}")).isEqualTo(new RoomOrigin(false, null));
        assertThat(metadata.origin(ROOM, signedBy("another-secret-of-more-than-32-bytes")))
                .isEqualTo(new RoomOrigin(false, null));
        assertThat(metadata.origin(ROOM, with("signature", ""))).isEqualTo(new RoomOrigin(false, null));
    }

    @Test
    void shouldNotBelieveASignatureThatWasTakenFromAnotherRoom() {
        assertThat(metadata.origin(RoomNames.fresh(), metadata.write(ROOM, TERMS)))
                .isEqualTo(new RoomOrigin(false, null));
    }

    @Test
    void shouldNotBelieveTermsThatWereChangedAfterwards() throws JsonProcessingException {
        assertThat(metadata.terms(ROOM, with("ownerId", "mallory"))).isEmpty();
        assertThat(metadata.terms(ROOM, with("invented", "today"))).isEmpty();
    }

    /** Services are not upgraded in one moment. */
    @Test
    void shouldReadWhatALaterVersionSigned() throws JsonProcessingException {
        record LaterTerms(String ownerId, CallType callType, long maxDurationSeconds, List<String> moods) {}
        String written =
                EventJson.MAPPER.writeValueAsString(new LaterTerms("sam", CallType.ON_DEMAND, 600, List.of("glad")));
        ObjectNode later = (ObjectNode) EventJson.MAPPER.readTree(written);

        later.put("signature", signatureOf(later));

        assertThat(metadata.terms(ROOM, later.toString()))
                .hasValueSatisfying(terms -> assertThat(terms.ownerId()).isEqualTo("sam"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void shouldGoByTheNameWhereThereIsNoMetadata(String none) {
        assertThat(metadata.origin(ROOM, none)).isEqualTo(new RoomOrigin(true, null));
        assertThat(metadata.origin("their-room", none)).isEqualTo(new RoomOrigin(false, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signature",
                "[\"signature\"]",
                "{\"signature\":",
                "{\"signature\":{}}",
                "{\"signature\":null}",
                "null"
            })
    void shouldMakeNothingOfWhatIsNoMetadataOfOurs(String text) {
        assertThat(metadata.origin(ROOM, text)).isEqualTo(new RoomOrigin(false, null));
    }

    @Test
    void shouldTakeEventsOfRecordersByTheNameOfTheirRoom() {
        assertThat(metadata.origin(egressEvent(ROOM)).isOurs()).isTrue();
        assertThat(metadata.origin(egressEvent("their-room")).isOurs()).isFalse();
        assertThat(metadata.origin(new LiveKitEvent("EV_1", "ingress_started", 1, null, null, null, null))
                        .isOurs())
                .isFalse();
    }

    private static LiveKitEvent egressEvent(String room) {
        var info = new LiveKitEvent.EgressInfo("EG_1", room, null, null, 0, 0, 0, null, null, null, null, null);
        return new LiveKitEvent("EV_1", LiveKitEvent.EGRESS_STARTED, 1, null, null, info, null);
    }

    private static String signedBy(String secret) {
        return new RoomMetadata(secret).write(ROOM, TERMS);
    }

    private String with(String field, String value) throws JsonProcessingException {
        ObjectNode json = (ObjectNode) EventJson.MAPPER.readTree(metadata.write(ROOM, TERMS));
        return json.put(field, value).toString();
    }

    /** As an implementation of its own, so that what is signed does not change unnoticed. */
    private static String signatureOf(ObjectNode unsigned) {
        try {
            byte[] key = hmac(SECRET.getBytes(UTF_8), "coaching-calls room metadata v1");
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key, ROOM + "\0" + unsigned));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message.getBytes(UTF_8));
    }
}

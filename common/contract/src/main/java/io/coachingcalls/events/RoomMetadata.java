package io.coachingcalls.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.text.UserIds;
import org.jspecify.annotations.Nullable;

/**
 * What call-service writes into the rooms it makes: the call's terms and a signature over them and the room's name. Other
 * applications may use the same LiveKit, and write into their rooms what they like. The key follows from the API secret,
 * which the services share and no client has.
 */
public final class RoomMetadata {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String KEY_LABEL = "coaching-calls room metadata v1";
    private static final String SIGNATURE = "signature";

    /** Whose call it is, under the name by which agents of the system before look for it. */
    private static final String USER_ID = "userId";

    private final SecretKeySpec key;

    /** @param apiSecret LiveKit's, by which the room is made */
    public RoomMetadata(String apiSecret) {
        this.key = new SecretKeySpec(
                hmac(new SecretKeySpec(apiSecret.getBytes(UTF_8), ALGORITHM), KEY_LABEL.getBytes(UTF_8)), ALGORITHM);
    }

    /** For the room of this name, and no other. */
    public String write(String room, CallTerms terms) {
        ObjectNode json = EventJson.MAPPER.valueToTree(terms);
        json.put(USER_ID, terms.ownerId());
        return json.put(SIGNATURE, signature(room, json)).toString();
    }

    /** Empty where it is not signed for this room, whatever it says. */
    public Optional<CallTerms> terms(String room, @Nullable String metadata) {
        if (metadata == null || !metadata.contains(SIGNATURE)) {
            return Optional.empty();
        }
        try {
            return EventJson.MAPPER.readTree(metadata) instanceof ObjectNode json && isSigned(room, json)
                    ? Optional.of(EventJson.MAPPER.treeToValue(json, CallTerms.class))
                            .filter(RoomMetadata::namesPeople)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Of a room that LiveKit shows, with its metadata. */
    public RoomOrigin origin(String room, @Nullable String metadata) {
        Optional<CallTerms> terms = terms(room, metadata);
        // Events of recorders, and our reconciled ones, carry none
        boolean isUnmarked = metadata == null || metadata.isBlank();
        return new RoomOrigin(terms.isPresent() || isUnmarked && RoomNames.isOurs(room), terms.orElse(null));
    }

    /** Of the room that an event is about; of none, where it is about none. */
    public RoomOrigin origin(LiveKitEvent event) {
        String name = event.roomName();
        return name == null
                ? new RoomOrigin(false, null)
                : origin(name, event.room() == null ? null : event.room().metadata());
    }

    private boolean isSigned(String room, ObjectNode json) {
        JsonNode signature = json.remove(SIGNATURE);
        return signature != null
                && MessageDigest.isEqual(
                        signature.asText().getBytes(UTF_8),
                        signature(room, json).getBytes(UTF_8));
    }

    /** Over all fields as they stand, also those that only a later version knows. JSON has no NUL. */
    private String signature(String room, ObjectNode unsigned) {
        byte[] signed = hmac(key, (room + '\0' + unsigned).getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    private static byte[] hmac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** All that call-service writes are; others become members of nothing, and stand in no index. */
    private static boolean namesPeople(CallTerms terms) {
        return UserIds.isUserId(terms.ownerId())
                && (terms.coachId() == null || UserIds.isUserId(terms.coachId()))
                && terms.participants().stream().allMatch(UserIds::isUserId);
    }
}

package io.coachingcalls.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.ingest.WebhookRecord.Cause;
import io.coachingcalls.ingest.WebhookRecord.DeadLetter;
import io.coachingcalls.ingest.WebhookRecord.Event;
import org.jspecify.annotations.Nullable;

/** Makes of a verified body what is to be written. */
final class WebhookReader {

    private static final ObjectReader JSON =
            EventJson.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String SECRET = "turnPassword";

    /** Up to where the next field may begin: in broken JSON a quote proves nothing. */
    private static final Pattern SECRET_IN_BROKEN_JSON = Pattern.compile(SECRET + "[^,}]*+", Pattern.CASE_INSENSITIVE);

    private WebhookReader() {}

    /** @param receivedAt the event's time where LiveKit gave none */
    static WebhookRecord read(byte[] body, Instant receivedAt) {
        try {
            JsonNode json = JSON.readTree(body);
            for (JsonNode holder : json.findParents(SECRET)) {
                ((ObjectNode) holder).remove(SECRET);
            }
            return read(json, EventJson.MAPPER.writeValueAsBytes(json), receivedAt);
        } catch (IOException e) {
            return new DeadLetter(null, Cause.BROKEN_JSON, withoutSecret(body));
        }
    }

    private static WebhookRecord read(JsonNode json, byte[] value, Instant receivedAt) {
        if (!json.isObject()) {
            return new DeadLetter(null, Cause.UNKNOWN_SHAPE, value);
        }
        LiveKitEvent event;
        Instant time;
        try {
            event = LiveKitEvent.read(json);
            time = event.createdAt() > 0 ? event.time() : receivedAt;
        } catch (IOException | DateTimeException e) {
            return new DeadLetter(null, Cause.UNKNOWN_SHAPE, value);
        }
        Cause missing = missing(event);
        return missing == null
                ? new Event(event.id(), event.event(), event.roomName(), time, value)
                : new DeadLetter(event.event(), missing, value);
    }

    private static @Nullable Cause missing(LiveKitEvent event) {
        if (isBlank(event.id())) {
            return Cause.NO_ID;
        }
        if (isBlank(event.event())) {
            return Cause.NO_EVENT_NAME;
        }
        return isBlank(event.roomName()) ? Cause.NO_ROOM_NAME : null;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** ISO-8859-1 maps bytes to characters one to one, so all else stays as it came. */
    private static byte[] withoutSecret(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return SECRET_IN_BROKEN_JSON.matcher(text).replaceAll("redacted").getBytes(StandardCharsets.ISO_8859_1);
    }
}

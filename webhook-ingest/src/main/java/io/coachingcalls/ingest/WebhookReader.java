package io.coachingcalls.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.UnkeepableId;
import io.coachingcalls.ingest.WebhookRecord.Cause;
import io.coachingcalls.ingest.WebhookRecord.DeadLetter;
import io.coachingcalls.ingest.WebhookRecord.Event;
import org.jspecify.annotations.Nullable;

/** Makes of a verified body what is to be written. */
final class WebhookReader {

    private static final JsonFactory JSON = EventJson.MAPPER.getFactory();

    private static final String SECRET = "turnPassword";

    /** Up to where the next field may begin: in broken JSON a quote proves nothing. Any letter may be escaped. */
    private static final Pattern SECRET_IN_BROKEN_JSON = Pattern.compile(
            SECRET.chars()
                            .mapToObj(letter -> "(?:%c|\\\\u00%02x)".formatted(letter, letter))
                            .collect(Collectors.joining())
                    + "[^,}]*+",
            Pattern.CASE_INSENSITIVE);

    private WebhookReader() {}

    /** @param receivedAt tells the event's time within the second that LiveKit gave, or where it gave none */
    static WebhookRecord read(byte[] body, Instant receivedAt) {
        byte[] value;
        try {
            value = copyWithoutSecret(body);
        } catch (IOException e) {
            return new DeadLetter(null, Cause.BROKEN_JSON, withoutSecret(body));
        }
        return understand(value, receivedAt);
    }

    private static WebhookRecord understand(byte[] value, Instant receivedAt) {
        LiveKitEvent event;
        try {
            event = LiveKitEvent.read(value);
            if (event == null) {
                return new DeadLetter(null, Cause.UNKNOWN_SHAPE, value);
            }
        } catch (UnkeepableId e) {
            return new DeadLetter(null, Cause.UNKEEPABLE_ID, value);
        } catch (IOException e) {
            return new DeadLetter(null, Cause.UNKNOWN_SHAPE, value);
        }
        Cause missing = missing(event);
        Instant time = event.received(receivedAt).time();
        return missing == null
                ? new Event(event.id(), event.event(), event.roomName(), time, value)
                : new DeadLetter(event.event(), missing, value);
    }

    /** Token by token: on this road a tree of the whole event would cost more than all else together. */
    private static byte[] copyWithoutSecret(byte[] body) throws IOException {
        var copy = new ByteArrayOutputStream(body.length);
        try (JsonParser parser = JSON.createParser(body);
                JsonGenerator generator = JSON.createGenerator(copy)) {
            boolean isComplete = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (isComplete) {
                    throw new JsonParseException(parser, "more than one value");
                }
                if (token == JsonToken.FIELD_NAME && SECRET.equals(parser.currentName())) {
                    parser.nextToken();
                    parser.skipChildren();
                } else {
                    generator.copyCurrentEventExact(parser);
                    isComplete = parser.getParsingContext().inRoot();
                }
            }
        }
        return copy.toByteArray();
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

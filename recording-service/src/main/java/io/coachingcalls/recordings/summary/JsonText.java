package io.coachingcalls.recordings.summary;

import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.events.EventJson;

/** JSON as text, as it goes to the database and comes back. */
final class JsonText {

    private JsonText() {}

    static String of(Object value) {
        try {
            return EventJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(String text) {
        return read(text, new TypeReference<>() {});
    }

    static <T> T read(String text, TypeReference<T> type) {
        try {
            return EventJson.MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

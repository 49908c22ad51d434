package io.coachingcalls.http;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.coachingcalls.problem.RequestTime;
import io.quarkus.jackson.ObjectMapperCustomizer;
import org.jspecify.annotations.Nullable;

/** Reads the times in requests, wherever they stand, by one rule: {@link RequestTime}. */
final class RequestTimes {

    private RequestTimes() {}

    /** In a body. */
    @Singleton
    static final class InJson implements ObjectMapperCustomizer {

        /** After Quarkus' own modules, as the last to say how times are read is believed. */
        @Override
        public int priority() {
            return MINIMUM_PRIORITY;
        }

        @Override
        public void customize(ObjectMapper mapper) {
            mapper.registerModule(
                    new SimpleModule("request times").addDeserializer(Instant.class, new InstantDeserializer()));
        }
    }

    /** In an address. */
    @Provider
    public static final class InAddress implements ParamConverterProvider {

        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
            return type == Instant.class ? (ParamConverter<T>) new InstantConverter() : null;
        }
    }

    private static final class InstantDeserializer extends StdScalarDeserializer<Instant> {

        InstantDeserializer() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                return RequestTime.parse(parser.getText())
                        .orElseThrow(() -> context.weirdStringException("", Instant.class, RequestTime.MESSAGE));
            }
            if (parser.currentToken().isNumeric()) {
                throw context.weirdNumberException(0, Instant.class, RequestTime.MESSAGE);
            }
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
    }

    private static final class InstantConverter implements ParamConverter<Instant> {

        @Override
        public Instant fromString(String text) {
            return RequestTime.parse(text).orElseThrow(() -> new IllegalArgumentException(RequestTime.MESSAGE));
        }

        @Override
        public String toString(Instant time) {
            return time.toString();
        }
    }
}

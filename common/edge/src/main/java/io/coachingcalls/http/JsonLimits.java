package io.coachingcalls.http;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachingcalls.events.EventJson;
import io.quarkus.jackson.ObjectMapperCustomizer;

/** A request's JSON may be no deeper and no longer than what is later written about it into an event. */
@Singleton
class JsonLimits implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setStreamReadConstraints(EventJson.LIMITS);
    }
}

package io.coachingcalls.legacy;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coachingcalls.problem.ErrorSentence;
import io.coachingcalls.problem.Problem;
import io.quarkus.jackson.ObjectMapperCustomizer;

/** The old frontend reads {@code error} of what goes wrong, and nothing else. */
@Singleton
class LegacyErrors implements ObjectMapperCustomizer {

    private final LegacyConfig config;

    LegacyErrors(LegacyConfig config) {
        this.config = config;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        if (config.api()) {
            mapper.addMixIn(Problem.class, ErrorSentence.class);
        }
    }
}

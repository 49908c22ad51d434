package io.coachingcalls.recordings.model;

import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.LangChain4jException;
import io.smallrye.mutiny.TimeoutException;

/** Why a model gave no answer: one word that is stable, for people and logs. Messages may quote what was said. */
public final class ModelFailure {

    private static final Set<Class<? extends Throwable>> TIME =
            Set.of(TimeoutException.class, dev.langchain4j.exception.TimeoutException.class);

    private ModelFailure() {}

    public static String reason(Throwable failure) {
        if (has(failure, e -> TIME.contains(e.getClass()) || e instanceof java.util.concurrent.TimeoutException)) {
            return "model_timeout";
        }
        if (has(failure, e -> e instanceof WebApplicationException || e instanceof HttpException)) {
            return "model_refused";
        }
        if (has(failure, e -> e instanceof JsonProcessingException || e instanceof UnusableAnswer)) {
            return "model_answer_unusable";
        }
        if (has(failure, e -> e instanceof IOException || e instanceof ProcessingException)) {
            return "model_unreachable";
        }
        return has(failure, LangChain4jException.class::isInstance) ? "model_answer_unusable" : "internal";
    }

    /** The model answered, but not with what was asked for. */
    public static final class UnusableAnswer extends RuntimeException {

        public UnusableAnswer(String message) {
            super(message);
        }
    }

    private static boolean has(Throwable failure, Predicate<Throwable> kind) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(20)
                .anyMatch(kind);
    }
}

package io.coachingcalls.problem;

import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.smallrye.mutiny.CompositeException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request into a {@link Problem}. */
public final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response map(ProblemException e) {
        return Problem.response(e.code(), e.detail());
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return Problem.response(ErrorCode.INVALID_REQUEST, describe(json));
        }
        int status = e.getResponse().getStatus();
        return status < 400 ? e.getResponse() : Problem.response(ErrorCode.ofStatus(status), null);
    }

    @ServerExceptionMapper
    public Response map(MismatchedInputException e) {
        return Problem.response(ErrorCode.INVALID_REQUEST, describe(e));
    }

    @ServerExceptionMapper
    public Response map(StreamConstraintsException e) {
        return Problem.response(ErrorCode.INVALID_REQUEST, describe(e));
    }

    @ServerExceptionMapper
    public Response map(ConstraintViolationException e) {
        String detail = e.getConstraintViolations().stream()
                .map(v -> leafOf(v.getPropertyPath()) + " " + v.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return Problem.response(ErrorCode.INVALID_REQUEST, detail);
    }

    /** The first is what went wrong; the others are what could not be cleaned up after it. */
    @ServerExceptionMapper
    public Response map(CompositeException e) {
        return e.getCauses().getFirst() instanceof ProblemException first ? map(first) : map((Throwable) e);
    }

    @ServerExceptionMapper
    public Response map(Throwable e) {
        LOG.error("request failed", e);
        return Problem.response(ErrorCode.INTERNAL, null);
    }

    private static String describe(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException || e.getCause() instanceof StreamConstraintsException) {
            return "the body is nested too deeply, or has too long a text in it";
        }
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            String allowed = Arrays.stream(format.getTargetType().getEnumConstants())
                    .map(ProblemMappers::jsonName)
                    .collect(Collectors.joining(", "));
            return fieldOf(format) + " must be one of: " + allowed;
        }
        // Jackson's own message quotes the body, which may hold what people said
        return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? fieldOf(mapping) + " is not of the expected type"
                : "the body is not valid JSON";
    }

    private static String jsonName(Object enumConstant) {
        try {
            var property = enumConstant
                    .getClass()
                    .getField(((Enum<?>) enumConstant).name())
                    .getAnnotation(JsonProperty.class);
            return property == null ? enumConstant.toString() : property.value();
        } catch (NoSuchFieldException e) {
            return enumConstant.toString();
        }
    }

    private static String fieldOf(JsonMappingException e) {
        return e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null)
                .collect(Collectors.joining("."));
    }

    /** "createCall.request.title" names our method; the caller knows only "title". */
    private static String leafOf(Path path) {
        String leaf = "the request";
        for (Path.Node node : path) {
            // Of a list's element we name the list
            if (node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                leaf = node.getName();
            }
        }
        return leaf;
    }
}

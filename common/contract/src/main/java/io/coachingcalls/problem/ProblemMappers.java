package io.coachingcalls.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.coachingcalls.problem.Problem.FieldError;
import io.smallrye.mutiny.CompositeException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request into a {@link Problem}. */
public final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

    @ServerExceptionMapper
    public Response map(ProblemException e) {
        return e.retryAfter() == null
                ? Problem.response(e.code(), e.detail(), e.errors())
                : Problem.response(e.code(), e.detail(), secondsOf(e.retryAfter()));
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return describe(json);
        }
        int status = e.getResponse().getStatus();
        return status < 400 ? e.getResponse() : Problem.response(ErrorCode.ofStatus(status), null);
    }

    @ServerExceptionMapper
    public Response map(MismatchedInputException e) {
        return describe(e);
    }

    @ServerExceptionMapper
    public Response map(StreamConstraintsException e) {
        return describe(e);
    }

    @ServerExceptionMapper
    public Response map(ConstraintViolationException e) {
        return invalid(e.getConstraintViolations().stream()
                .map(v -> new Violation(leafOf(v), fieldOf(v), v.getMessage()))
                .distinct()
                .sorted(Comparator.comparing(Violation::sentence))
                .toList());
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

    private static Response describe(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException || e.getCause() instanceof StreamConstraintsException) {
            return Problem.response(
                    ErrorCode.INVALID_REQUEST, "the body is nested too deeply, or has too long a text in it");
        }
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            // Jackson's own message quotes the body, which may hold what people said
            return Problem.response(ErrorCode.INVALID_REQUEST, "the body is not valid JSON");
        }
        return invalid(List.of(new Violation(leafOf(mapping), fieldOf(mapping), expectation(mapping))));
    }

    private static String expectation(JsonMappingException e) {
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return Arrays.stream(format.getTargetType().getEnumConstants())
                    .map(ProblemMappers::jsonName)
                    .collect(Collectors.joining(", ", "must be one of: ", ""));
        }
        if (e instanceof MismatchedInputException mismatch && WHOLE.contains(mismatch.getTargetType())) {
            return "must be a whole number";
        }
        return e instanceof InvalidFormatException format && format.getTargetType() == Instant.class
                ? RequestTime.MESSAGE
                : "is not of the expected type";
    }

    private static Response invalid(List<Violation> violations) {
        String detail = violations.stream().map(Violation::sentence).distinct().collect(Collectors.joining("; "));
        return Problem.response(
                ErrorCode.INVALID_REQUEST,
                detail,
                violations.stream()
                        .filter(violation -> !violation.field().isEmpty())
                        .map(violation -> new FieldError(violation.field(), violation.what()))
                        .toList());
    }

    /** Rounded up: a client that comes back exactly then is let in. */
    private static long secondsOf(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
    }

    /**
     * What is wrong, and where.
     *
     * @param subject as the sentence calls it: a list's element by the list
     * @param field its whole place in the request; empty for the request itself
     */
    private record Violation(String subject, String field, String what) {

        String sentence() {
            return subject + " " + what;
        }
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

    private static String leafOf(JsonMappingException e) {
        return e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null)
                .collect(Collectors.joining("."));
    }

    private static String fieldOf(JsonMappingException e) {
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return field.toString();
    }

    /** "createCall.request.title" names our method; the caller knows only "title". */
    private static String leafOf(ConstraintViolation<?> violation) {
        String leaf = "the request";
        for (Path.Node node : violation.getPropertyPath()) {
            // Of a list's element we name the list
            if (node.getKind() == ElementKind.PARAMETER) {
                leaf = nameOf(violation, node.as(Path.ParameterNode.class));
            } else if (node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                leaf = node.getName();
            }
        }
        return leaf;
    }

    /** Its path less the method and, where the fault is in the body, the parameter. */
    private static String fieldOf(ConstraintViolation<?> violation) {
        StringBuilder field = new StringBuilder();
        String parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = nameOf(violation, node.as(Path.ParameterNode.class));
            } else if (node.getKind() == ElementKind.PROPERTY) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return field.isEmpty() ? parameter : field.toString();
    }

    /** A header by the name it is sent with, where the method calls it otherwise. */
    private static String nameOf(ConstraintViolation<?> violation, Path.ParameterNode parameter) {
        var method = violation.getPropertyPath().iterator().next().as(Path.MethodNode.class);
        for (Class<?> type = violation.getRootBeanClass(); type != null; type = type.getSuperclass()) {
            try {
                HeaderParam header = type.getDeclaredMethod(
                                method.getName(), method.getParameterTypes().toArray(Class<?>[]::new))
                        .getParameters()[parameter.getParameterIndex()]
                        .getAnnotation(HeaderParam.class);
                if (header != null) {
                    return header.value();
                }
            } catch (NoSuchMethodException e) {
                // The one that Quarkus makes has it from its parent
                continue;
            }
        }
        return parameter.getName();
    }
}

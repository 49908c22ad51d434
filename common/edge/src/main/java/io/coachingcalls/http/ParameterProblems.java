package io.coachingcalls.http;

import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import io.coachingcalls.problem.Problem.FieldError;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.problem.ProblemMappers;
import io.coachingcalls.problem.RequestTime;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Says 400, and of which parameters, where a query has something in it that cannot be read. JAX-RS says 404, which with us
 * means that a thing does not exist; of an id in a path that nothing can have, that is true.
 */
final class ParameterProblems {

    private static final ProblemMappers MAPPERS = new ProblemMappers();

    @ServerExceptionMapper
    Response map(NotFoundException e, ResourceInfo resource, UriInfo address) {
        // Only what cannot be read has a cause: an address that leads nowhere has none, and no method
        List<FieldError> errors = e.getCause() == null
                ? List.of()
                : Arrays.stream(resource.getResourceMethod().getParameters())
                        .flatMap(parameter -> Stream.ofNullable(error(parameter, address)))
                        .toList();
        return errors.isEmpty() ? MAPPERS.map(e) : MAPPERS.map(ProblemException.invalid(errors));
    }

    /** Null for one that can be read, or is not there. */
    private static @Nullable FieldError error(Parameter parameter, UriInfo address) {
        @Nullable RestQuery query = parameter.getAnnotation(RestQuery.class);
        if (query == null) {
            return null;
        }
        String name = query.value().isEmpty() ? parameter.getName() : query.value();
        @Nullable String value = address.getQueryParameters().getFirst(name);
        @Nullable String expectation = value == null ? null : unmet(parameter.getType(), value);
        return expectation == null ? null : new FieldError(name, expectation);
    }

    /** What a value of this type must be and this one is not. */
    private static @Nullable String unmet(Class<?> type, String value) {
        if (type == Instant.class) {
            return RequestTime.parse(value).isPresent() ? null : RequestTime.MESSAGE;
        }
        if (type == UUID.class) {
            return canBeRead(UUID::fromString, value) ? null : "must be a UUID";
        }
        if (type == int.class) {
            return canBeRead(Integer::valueOf, value) ? null : "must be a whole number";
        }
        return null;
    }

    private static boolean canBeRead(Function<String, Object> read, String value) {
        try {
            return read.apply(value) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

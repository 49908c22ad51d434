package io.coachingcalls.identity;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
import io.coachingcalls.access.Tier;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.text.UserIds;
import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the {@link Caller} out of the request's verified token. */
@RequestScoped
public class CallerFromToken {

    /** By name, or by number: 0 free, 1 pro, 2 studio. */
    private static final Set<String> STUDIO = Set.of("studio", "2");

    private final JsonWebToken token;
    private final AuthConfig config;

    CallerFromToken(JsonWebToken token, AuthConfig config) {
        this.token = token;
        this.config = config;
    }

    /** @throws ProblemException 401 for a token that names nobody */
    public Caller caller() {
        return of(token, config);
    }

    /**
     * The caller of an endpoint that is for those who operate the system.
     *
     * @throws ProblemException 403 for everybody else
     */
    public Caller admin() {
        Caller caller = caller();
        if (!caller.is(Role.ADMIN)) {
            throw new ProblemException(ErrorCode.FORBIDDEN, null);
        }
        return caller;
    }

    /**
     * For an endpoint that a token is not required at, and that asks for the identity itself.
     *
     * @throws ProblemException 401 for somebody without a token
     */
    public Caller caller(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken known) {
            return of(known, config);
        }
        throw new ProblemException(ErrorCode.UNAUTHENTICATED, "the Authorization header has no bearer token");
    }

    static Caller of(JsonWebToken token, AuthConfig config) {
        String userId = token.getSubject();
        if (userId == null || userId.isBlank()) {
            throw new ProblemException(ErrorCode.UNAUTHENTICATED, "the token has no subject");
        }
        if (!UserIds.isUserId(userId)) {
            throw new ProblemException(ErrorCode.UNAUTHENTICATED, "the token's subject " + UserIds.MESSAGE);
        }
        return new Caller(
                userId,
                strings(token, config.nameClaim()).stream().findFirst().orElse(null),
                strings(token, config.tierClaim()).stream().anyMatch(STUDIO::contains) ? Tier.STUDIO : Tier.FREE,
                roles(strings(token, config.roleClaim())));
    }

    private static Set<Role> roles(List<String> names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (names.contains(role.name().toLowerCase(Locale.ROOT))) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** The strings and numbers found at a claim's path: none, one, or an array's. */
    private static List<String> strings(JsonWebToken token, String path) {
        String[] steps = path.split("/");
        @Nullable Object value = token.getClaim(steps[0]);
        for (int i = 1; i < steps.length; i++) {
            value = value instanceof JsonObject object ? object.get(steps[i]) : null;
        }
        return switch (value) {
            case String string -> List.of(string);
            case JsonString string -> List.of(string.getString());
            case JsonNumber number -> List.of(number.toString());
            case Number number -> List.of(number.toString());
            case JsonArray array ->
                array.stream().flatMap(v -> text(v).stream()).toList();
            case Collection<?> collection ->
                collection.stream().map(Object::toString).toList();
            case null, default -> List.of();
        };
    }

    private static List<String> text(JsonValue value) {
        return switch (value) {
            case JsonString string -> List.of(string.getString());
            case JsonNumber number -> List.of(number.toString());
            default -> List.of();
        };
    }
}

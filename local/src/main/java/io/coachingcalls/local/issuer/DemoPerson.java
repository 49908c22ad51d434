package io.coachingcalls.local.issuer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The people of the local system; {@code ./calls token} knows them by their lower-case name. */
public enum DemoPerson {
    STUDIO("Sam", "a founder on the Studio tier", "studio", null),
    FREE("Fay", "a founder without it", "free", null),
    COACH("Cleo", "a coach", "free", null),
    ADMIN("Ada", "an admin", "free", "admin"),
    AGENT("FRED", "FRED's agent", "free", "service");

    private final String displayName;
    private final String who;
    private final String tier;
    private final @Nullable String role;

    DemoPerson(String displayName, String who, String tier, @Nullable String role) {
        this.displayName = displayName;
        this.who = who;
        this.tier = tier;
        this.role = role;
    }

    /** What a person types, such as {@code studio}. */
    public String handle() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String userId() {
        return "demo-" + handle();
    }

    public String displayName() {
        return displayName;
    }

    public String who() {
        return who;
    }

    /** Whether it is somebody who signs in with a browser. */
    boolean isPerson() {
        return this != AGENT;
    }

    /** What the person's token says. */
    Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", userId());
        claims.put("aud", List.of(Issuer.AUDIENCE));
        claims.put("name", displayName);
        claims.put("tier", tier);
        if (role != null) {
            claims.put("role", role);
        }
        return claims;
    }
}

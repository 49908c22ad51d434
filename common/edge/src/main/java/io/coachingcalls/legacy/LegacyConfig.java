package io.coachingcalls.legacy;

import jakarta.inject.Singleton;

import io.quarkus.runtime.annotations.StaticInitSafe;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether the frontend and the agent of the system before are spoken with. Asked for as soon as JSON is, which is before
 * there are mappings of the configuration.
 */
@Singleton
public class LegacyConfig {

    private final boolean api;

    LegacyConfig(@StaticInitSafe @ConfigProperty(name = "legacy.api", defaultValue = "true") boolean api) {
        this.api = api;
    }

    public boolean api() {
        return api;
    }
}

package io.coachingcalls.legacy;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether the frontend and the agent of the system before are spoken with. Asked for as soon as JSON is. */
@StaticInitSafe
@ConfigMapping(prefix = "legacy")
public interface LegacyConfig {

    @WithDefault("true")
    boolean api();
}

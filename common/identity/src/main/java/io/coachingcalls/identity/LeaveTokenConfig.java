package io.coachingcalls.identity;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** How leave tokens are signed, the same in every service that makes or takes them. */
@ConfigMapping(prefix = "leave-token")
public interface LeaveTokenConfig {

    /** At least 32 bytes, and of no other use; without it there are no leave tokens. */
    Optional<String> secret();
}

package io.coachingcalls.calls.legacy;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Of calls whose rooms the old frontend named. */
@ConfigMapping(prefix = "requested-room")
interface RequestedRoomConfig {

    /** How long such a call can last: the old frontend knows no limit, and says none. */
    @WithDefault("2h")
    Duration maxDuration();
}

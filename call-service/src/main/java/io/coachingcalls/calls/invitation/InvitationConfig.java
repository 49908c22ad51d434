package io.coachingcalls.calls.invitation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** How many people one may ask. */
@ConfigMapping(prefix = "invitation")
interface InvitationConfig {

    /** People that one person may name in 24 hours who do not know them; as many as one call can have. 0 sets no limit. */
    @WithName("strangers-a-day")
    @WithDefault("50")
    int strangersADay();
}

package io.coachingcalls.recordings.briefing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an agent is told before it greets. */
@ConfigMapping(prefix = "briefing")
interface BriefingConfig {

    /** In which FRED is to speak. */
    @WithDefault("en")
    String language();
}

package io.coachingcalls.system;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The web app as people use it: its own tests, in real browsers, against the running system. */
@ExtendWith(SystemUnderTest.class)
class WebAppIT {

    @Test
    void shouldHoldACallBetweenTwoBrowsersAndShowItAfterwards(RunningSystem system) throws Exception {
        BrowserTests.pass(system, Map.of());
    }
}

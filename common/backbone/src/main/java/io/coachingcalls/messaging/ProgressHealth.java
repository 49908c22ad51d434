package io.coachingcalls.messaging;

import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says that events wait, and for how long. The service stays ready: it answers requests all the same, and another replica
 * would get on no better with the same records.
 */
@Readiness
@ApplicationScoped
class ProgressHealth implements HealthCheck {

    /** {@code ./calls status} looks for it. */
    static final String NAME = "event-progress";

    private final ConsumerProgress progress;

    ProgressHealth(ConsumerProgress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, Duration> late = progress.late();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named(NAME).up().withData("state", late.isEmpty() ? "on_time" : "degraded");
        late.forEach((what, age) -> answer.withData(what, age.toSeconds() + " s behind"));
        return answer.build();
    }
}

package io.coachingcalls.recordings.insights;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What operators see of agents' conversations. */
@ApplicationScoped
class InsightsMetrics {

    private static final Duration[] STEPS = {
        Duration.ofMillis(300),
        Duration.ofMillis(500),
        Duration.ofMillis(800),
        Duration.ofMillis(1_200),
        Duration.ofMillis(1_600),
        Duration.ofSeconds(3)
    };

    private final MeterRegistry registry;
    private final Timer latency;

    InsightsMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.latency = Timer.builder("agent.turn.latency")
                .description("From the end of what a person said to the agent's first sound, as agents report it")
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    void count(String what, String outcome) {
        registry.counter("agent.telemetry", "what", what, "outcome", outcome).increment();
    }

    void count(AgentReport report) {
        report.turns().forEach(turn -> {
            registry.counter("agent.turns", "speaker", turn.speaker().value()).increment();
            if (turn.interruptedBy() != null) {
                registry.counter(
                                "agent.interruptions",
                                "by",
                                turn.interruptedBy().value())
                        .increment();
            }
            Long latencyMs = turn.delays().latency();
            if (latencyMs != null) {
                latency.record(Duration.ofMillis(latencyMs));
            }
        });
    }
}

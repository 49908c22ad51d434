package io.coachingcalls.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/api/fred/call, call-service",
        "/api/fred/call/call-1, call-service",
        "/api/fred/call/call-1/recording, call-service",
        "/api/fred/call/summary, recording-service",
        "/api/fred/call/call-1/briefing, recording-service",
        "/api/fred/call/call-1/briefings, call-service",
        "/api/fred/call/call-1/briefing/more, call-service",
        "/api/fred/call/call-1/of/briefing, call-service",
        "/api/fred/call//briefing, call-service",
        "/api/fred/call/briefing, call-service",
        "/api/fred/call/summary-of-mine, call-service",
        "/api/fred/call/transcript, recording-service",
        "/api/voice/context, recording-service",
        "/api/livekit/connection-details, call-service",
        "/api/livekit/token, call-service",
        "/api/livekit/webhook, webhook-ingest",
        "/api/coaching/invitations/call-1/accept, call-service",
        "/api/coaching/blocks, call-service",
        "/api/coaching/sessions, session-service",
        "/api/coaching/sessions/1/notes, session-service",
        "/api/coaching/participants, session-service",
        "/api/admin/sessions/stale, session-service",
        "/api/coaching/recordings/call-1, recording-service",
        "/api/coaching/transcripts/call-1, recording-service",
        "/api/coaching/turns/call-1, recording-service",
        "/api/coaching/chat/call-1, recording-service",
        "/api/coaching/commitments, recording-service",
        "/api/admin/conversations, recording-service",
        "/observability/recordings/v0, recording-service",
        "/health/session-service, session-service"
    })
    void shouldNameTheServiceOfThePath(String path, String service) {
        assertThat(Routes.serviceFor(path)).contains(service);
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/api",
        "/api/fredo",
        "/api/livekit",
        "/api/coaching",
        "/q/health/ready",
        "/q/metrics",
        "/api/admin"
    })
    void shouldNameNobodyForOtherPaths(String path) {
        assertThat(Routes.serviceFor(path)).isEmpty();
    }
}

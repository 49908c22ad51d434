package io.coachingcalls.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import io.coachingcalls.local.state.LiveKitAccess;
import io.coachingcalls.local.state.Secrets;
import org.junit.jupiter.api.Test;

class ServiceTest {

    private static final Wiring WIRING = new Wiring(
            Ports.choose(usual -> usual),
            new Secrets(
                    "key",
                    "secret",
                    "leave",
                    "receipt",
                    "s3-key",
                    "s3-secret",
                    Map.of(
                            "calls", "c",
                            "calls_migrate", "c-m",
                            "sessions", "s",
                            "sessions_migrate", "s-m",
                            "ingest", "i",
                            "ingest_migrate", "i-m",
                            "recordings", "r",
                            "recordings_migrate", "r-m")),
            new LiveKitAccess("ws://127.0.0.1:7880", "key", "secret"),
            true,
            "fred",
            false,
            Set.of());

    @Test
    void shouldTellCallServiceEverythingItNeeds() {
        assertThat(Service.CALL.environment(WIRING))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                        Map.entry("QUARKUS_HTTP_PORT", "8081"),
                        Map.entry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                        Map.entry("DATABASE_URL", "postgresql://127.0.0.1:5432/coaching_calls"),
                        Map.entry("DATABASE_USERNAME", "calls"),
                        Map.entry("DATABASE_PASSWORD", "c"),
                        Map.entry("DATABASE_MIGRATION_USERNAME", "calls_migrate"),
                        Map.entry("DATABASE_MIGRATION_PASSWORD", "c-m"),
                        Map.entry("LIVEKIT_URL", "ws://127.0.0.1:7880"),
                        Map.entry("LIVEKIT_API_KEY", "key"),
                        Map.entry("LIVEKIT_API_SECRET", "secret"),
                        Map.entry("LEAVE_TOKEN_SECRET", "leave"),
                        Map.entry("LIVEKIT_EGRESS_URL", "http://127.0.0.1:7980"),
                        Map.entry("RECORDING_S3_ACCESS_KEY", "s3-key"),
                        Map.entry("RECORDING_S3_SECRET", "s3-secret"),
                        Map.entry("RECORDING_S3_BUCKET", "recordings"),
                        Map.entry("RECORDING_S3_REGION", "us-east-1"),
                        Map.entry("RECORDING_S3_ENDPOINT", "http://127.0.0.1:9000"),
                        Map.entry("AUTH_JWKS_URL", "http://127.0.0.1:8085/demo/jwks"),
                        Map.entry("AUTH_ISSUER", "http://127.0.0.1:8085/demo"),
                        Map.entry("AUTH_AUDIENCE", "coaching-calls")));
    }

    @Test
    void shouldTellWebhookIngestTheKeysAndNothingOfPeople() {
        assertThat(Service.INGEST.environment(WIRING))
                .containsEntry("LIVEKIT_KEYS", "key: secret")
                .containsEntry("DATABASE_USERNAME", "ingest")
                .doesNotContainKeys("AUTH_JWKS_URL", "LIVEKIT_API_SECRET");
    }

    @Test
    void shouldNotAskForRecordingsWhereNobodyMakesThem() {
        var unrecorded = new Wiring(WIRING.ports(), WIRING.secrets(), WIRING.livekit(), false, "fred", false, Set.of());

        assertThat(Service.CALL.environment(unrecorded))
                .doesNotContainKeys("LIVEKIT_EGRESS_URL", "RECORDING_S3_BUCKET", "RECORDING_S3_SECRET");
        assertThat(Service.RECORDING.environment(unrecorded))
                .as("earlier recordings are still there")
                .containsEntry("RECORDING_S3_BUCKET", "recordings");
    }

    @Test
    void shouldSendForFredWhereHeRuns() {
        var withFred = withFred(Set.of());

        assertThat(Service.CALL.environment(withFred)).containsEntry("FRED_AGENT_NAME", "fred");
        assertThat(Service.CALL.environment(WIRING)).doesNotContainKey("FRED_AGENT_NAME");
        assertThat(Service.SESSION.environment(withFred)).doesNotContainKey("FRED_AGENT_NAME");
    }

    @Test
    void shouldHaveFredListenAndChatWhereNobodyElseDoes() {
        assertThat(Service.RECORDING.environment(withFred(Set.of())))
                .containsEntry("FRED_GUIDE_URL", "http://127.0.0.1:8087/v1")
                .containsEntry("TRANSCRIBE_URL", "http://127.0.0.1:8087/v1")
                .containsEntry("TRANSCRIBE_TIMEOUT", "30m");
        assertThat(Service.RECORDING.environment(withFred(Set.of("TRANSCRIBE_URL"))))
                .as("somebody else listens, in the time that is theirs")
                .containsKey("FRED_GUIDE_URL")
                .doesNotContainKeys("TRANSCRIBE_URL", "TRANSCRIBE_TIMEOUT", "TRANSCRIBE_MAX_BYTES");
        assertThat(Service.RECORDING.environment(withFred(Set.of("TRANSCRIBE_TIMEOUT"))))
                .containsKey("TRANSCRIBE_URL")
                .doesNotContainKey("TRANSCRIBE_TIMEOUT");
        assertThat(Service.RECORDING.environment(WIRING)).doesNotContainKeys("FRED_GUIDE_URL", "TRANSCRIBE_URL");
    }

    private static Wiring withFred(Set<String> given) {
        return new Wiring(WIRING.ports(), WIRING.secrets(), WIRING.livekit(), true, "fred", true, given);
    }

    @Test
    void shouldNameTheDatabasesWithTheirCredentials() {
        assertThat(WIRING.databases())
                .containsExactly(
                        Map.entry("call-service", "postgresql://calls:c@127.0.0.1:5432/coaching_calls"),
                        Map.entry("session-service", "postgresql://sessions:s@127.0.0.1:5432/coaching_calls"),
                        Map.entry("webhook-ingest", "postgresql://ingest:i@127.0.0.1:5432/coaching_calls"),
                        Map.entry("recording-service", "postgresql://recordings:r@127.0.0.1:5432/coaching_calls"));
    }
}

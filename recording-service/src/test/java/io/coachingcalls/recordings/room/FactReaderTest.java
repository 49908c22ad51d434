package io.coachingcalls.recordings.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.recordings.room.Egress.Status;
import io.coachingcalls.recordings.room.RoomFact.EgressSeen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactReaderTest {

    @Test
    void shouldReadHowARecorderEnded() throws IOException {
        EgressSeen seen = captured("recorded-11-egress_ended");

        assertThat(seen.room()).isEqualTo("standin-room");
        assertThat(seen.id()).isEqualTo("EV_owuCPdGMYpmN");
        assertThat(seen.time()).isEqualTo(Instant.ofEpochSecond(1_795_191_334, 550_631_105));
        assertThat(seen.egress())
                .isEqualTo(new Egress(
                        "EG_fBSrvs577t38",
                        Status.COMPLETE,
                        "recordings/t1/standin-room.ogg",
                        "http://127.0.0.1:15000/rec/recordings/t1/standin-room.ogg",
                        Instant.ofEpochSecond(1_795_191_328, 75_602_500),
                        Instant.ofEpochSecond(1_795_191_333, 814_954_357),
                        5_620_000_000L,
                        43_928,
                        "End reason: StopEgress API"));
    }

    @ParameterizedTest
    @CsvSource({
        "recorded-06-egress_started, STARTING",
        "recorded-08-egress_updated, ACTIVE",
        "recorded-09-egress_updated, ENDING"
    })
    void shouldReadHowARecorderStands(String capture, Status status) throws IOException {
        EgressSeen seen = captured(capture);

        assertThat(seen.egress().status()).isEqualTo(status);
        assertThat(seen.egress().path()).isEqualTo("recordings/t1/standin-room.ogg");
        assertThat(seen.egress().endedAt()).isNull();
    }

    @Test
    void shouldFallBackToTheOldFieldAndToWhatWasAskedFor() throws IOException {
        assertThat(egress("""
                "fileResults":[],"file":{"filename":"a.ogg","location":"http://s/a.ogg","duration":"-5","endedAt":"1795900000000000007"}""")).satisfies(egress -> {
            assertThat(egress.path()).isEqualTo("a.ogg");
            assertThat(egress.location()).isEqualTo("http://s/a.ogg");
            assertThat(egress.durationNanos()).isEqualTo(-5);
            assertThat(egress.endedAt()).isEqualTo(Instant.ofEpochSecond(1_795_900_000, 7));
        });
        assertThat(egress("\"roomComposite\":{\"fileOutputs\":[{\"filepath\":\"b.ogg\"}]}")
                        .path())
                .isEqualTo("b.ogg");
        assertThat(egress("\"roomComposite\":{\"file\":{\"filepath\":\"c.ogg\"}}")
                        .path())
                .isEqualTo("c.ogg");
    }

    @Test
    void shouldSkipAStatusOfTheFuture() throws IOException {
        assertThat(FactReader.read(event("\"status\":\"EGRESS_PAINTED\""), Provenance.OBSERVED, null))
                .isEmpty();
    }

    private static Egress egress(String fields) throws IOException {
        return ((EgressSeen)
                        FactReader.read(event("\"status\":\"EGRESS_COMPLETE\"," + fields), Provenance.OBSERVED, null)
                                .orElseThrow())
                .egress();
    }

    private static LiveKitEvent event(String fields) throws IOException {
        return LiveKitEvent.read("""
                {"event":"egress_ended","id":"EV_1","createdAt":"1795900009","egressInfo":{"egressId":"EG_1","roomName":"r",%s}}
                """.formatted(fields).getBytes(StandardCharsets.UTF_8));
    }

    private static EgressSeen captured(String name) throws IOException {
        String resource = "/events/livekit/" + name + ".json";
        try (var file = Objects.requireNonNull(FactReaderTest.class.getResourceAsStream(resource), resource)) {
            return (EgressSeen) FactReader.read(LiveKitEvent.read(file.readAllBytes()), Provenance.OBSERVED, null)
                    .orElseThrow();
        }
    }
}

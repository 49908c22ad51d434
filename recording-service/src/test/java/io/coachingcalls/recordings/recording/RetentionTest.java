package io.coachingcalls.recordings.recording;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedS3;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.RecordedCall;
import io.coachingcalls.recordings.Rows;
import io.coachingcalls.recordings.TestBucket;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** What has been kept for long enough goes, each by itself. */
@QuarkusTest
@TestProfile(RetentionTest.ThirtyDays.class)
@WithTestResource(EmbeddedStack.class)
@WithTestResource(EmbeddedS3.class)
class RetentionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    /** Of a page of two, both cannot be removed; the third is the last that was kept. */
    @Test
    void shouldRemoveTheOthersWhereSomeCannotBeRemoved() {
        RecordedCall first = recorded();
        RecordedCall second = recorded();
        RecordedCall last = recorded();
        double before = notRemoved();
        // An object without a name is one that no bucket removes
        age(first, 33, "");
        age(second, 32, "");
        age(last, 31, last.path(1));

        await().atMost(SOON).untilAsserted(() -> assertThat(rows.recording(last.room, 1))
                .containsEntry("state", "deleted")
                .containsEntry("has_object", false));
        assertThat(rows.recording(first.room, 1)).containsEntry("state", "ready");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        (int) rows.recording(first.room, 1).get("removal_failures"))
                .as("tried again, later each time")
                .isGreaterThanOrEqualTo(2));
        assertThat(notRemoved()).isGreaterThanOrEqualTo(before + 3);
    }

    private RecordedCall recorded() {
        RecordedCall call = new RecordedCall(events).created("demo-studio", "demo-coach");
        call.requested(1, RecordingOutcome.STARTED, null).joined("demo-studio", 5);
        TestBucket.put(call.path(1), new byte[5_000]);
        call.egress("egress_ended", "COMPLETE", 1, 70);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rows.recording(call.room, 1)).containsEntry("state", "ready"));
        return call;
    }

    private void age(RecordedCall call, int days, String path) {
        rows.change(
                "UPDATE recordings.recordings SET path = $2, first_at = now() - $3 * interval '1 day' WHERE room = $1",
                call.room,
                path,
                days);
    }

    private static double notRemoved() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("recordings_not_removed_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    public static final class ThirtyDays implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "recording.retention.days", "30",
                    "recording.retention.every", "500ms",
                    "recording.retention.most", "2");
        }
    }
}

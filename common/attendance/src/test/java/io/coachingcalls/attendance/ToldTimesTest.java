package io.coachingcalls.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.coachingcalls.attendance.AttendanceEvent.Joined;
import io.coachingcalls.attendance.AttendanceEvent.Left;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When things happened, where LiveKit says it in whole seconds, or not at all. */
class ToldTimesTest {

    private static final Instant SECOND = Instant.ofEpochSecond(1_795_190_800);
    private static final Instant RECEIVED = SECOND.plusMillis(234);

    @ParameterizedTest
    @ValueSource(strings = {"participant_left", "room_finished", "participant_joined", "room_started"})
    void shouldNarrowEverySecondDown(String event) throws IOException {
        String json = whole(event, SECOND.getEpochSecond(), "");

        assertThat(told(json, RECEIVED).time()).isEqualTo(RECEIVED);
        assertThat(told(json, null).time()).isEqualTo(SECOND);
        assertThat(told(json, null).roomSid()).isEqualTo("RM_1");
    }

    @Test
    void shouldNotDateAJoinByHowLateItsLeaveCame() throws IOException {
        String json = whole("participant_left", SECOND.getEpochSecond() - 60, "");

        Left left = (Left) told(json, RECEIVED);

        assertThat(left.connection().joinedAt()).isEqualTo(SECOND.minusSeconds(60));
        assertThat(left.time()).isEqualTo(RECEIVED);
    }

    @Test
    void shouldKnowOfAPhoneThatWasAnsweredAtItsLeave() throws IOException {
        String json = whole(
                "participant_left",
                SECOND.getEpochSecond() - 60,
                ", \"kind\": \"SIP\", \"attributes\": {\"sip.callStatus\": \"active\"}");

        assertThat(((Left) told(json, RECEIVED)).connection().joinedAt()).isEqualTo(RECEIVED);
    }

    /** Zeros are what is not known, and this many seconds are somebody's milliseconds. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -5, 1_795_190_778_427L, Long.MAX_VALUE})
    void shouldNotTakeAnUnknownTimeForATime(long joinedAt) throws IOException {
        Joined joined = (Joined) told(whole("participant_joined", joinedAt, ""), RECEIVED);
        Left left = (Left) told(whole("participant_left", joinedAt, ""), RECEIVED);

        assertThat(joined.time()).isEqualTo(RECEIVED);
        assertThat(joined.connection().joinedAt()).isEqualTo(RECEIVED);
        assertThat(left.connection().joinedAt()).as("known to be there then").isEqualTo(RECEIVED);
        assertThat(told(whole("room_started", joinedAt, ""), RECEIVED).time()).isEqualTo(RECEIVED);
    }

    @Test
    void shouldGoByTheReceiptOfAnEventThatSaysNoTimeAtAll() throws IOException {
        String json =
                "{\"event\": \"room_finished\", \"id\": \"EV_1\", \"room\": {\"sid\": \"RM_1\", \"name\": \"call-1\"}}";

        assertThat(told(json, RECEIVED).time()).isEqualTo(RECEIVED);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"Ann, Ann", "'  ', null", "'', null"},
            nullValues = "null")
    void shouldKnowANameOnlyWhereThereIsSomethingToRead(String given, @Nullable String known) throws IOException {
        String json = whole("participant_joined", SECOND.getEpochSecond(), ", \"name\": \"" + given + "\"");

        assertThat(((Joined) told(json, RECEIVED)).connection().name()).isEqualTo(known);
    }

    private static AttendanceEvent told(String json, @Nullable Instant receivedAt) throws IOException {
        LiveKitEvent event = LiveKitEvent.read(json.getBytes(StandardCharsets.UTF_8));
        return AttendanceEvent.of(event.received(receivedAt), Provenance.OBSERVED)
                .orElseThrow();
    }

    /** @param began when its room was made, and when its participant joined */
    private static String whole(String event, long began, String more) {
        return """
                {"event": "%1$s", "id": "EV_1", "createdAt": "%3$d",
                 "room": {"sid": "RM_1", "name": "call-1", "creationTime": "%2$d"},
                 "participant": {"sid": "PA_1", "identity": "ann", "joinedAt": "%2$d"%4$s}}
                """.formatted(event, began, SECOND.getEpochSecond(), more);
    }
}

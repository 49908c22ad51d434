package io.coachingcalls.calls.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.coachingcalls.calls.livekit.RoomOptions;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.EventJson;
import org.junit.jupiter.api.Test;

class CallRoomTest {

    private static final CallConfig CONFIG = new Config();

    @Test
    void shouldHaveRoomForEveryoneInvitedAndSomeMore() {
        assertThat(options("cleo", List.of("kim", "lee")).maxParticipants()).isGreaterThan(4);
        assertThat(options(null, List.of()).maxParticipants()).isGreaterThan(1);
    }

    @Test
    void shouldCarryTheTermsAsMetadata() throws IOException {
        RoomOptions options = options("cleo", List.of("kim"));

        assertThat(EventJson.MAPPER.readValue(options.metadata(), CallTerms.class))
                .isEqualTo(terms("cleo", List.of("kim")));
        assertThat(options.emptyTimeout()).isEqualTo(CONFIG.emptyTimeout());
        assertThat(options.departureTimeout()).isEqualTo(CONFIG.departureTimeout());
    }

    @Test
    void shouldTellOurRoomsFromOthers() {
        assertThat(RoomNames.isOurs(RoomNames.fresh())).isTrue();
        assertThat(RoomNames.fresh()).isNotEqualTo(RoomNames.fresh());
        assertThat(List.of("", "call-", "call-1", "x" + RoomNames.fresh(), RoomNames.fresh() + "0", "capture-room"))
                .noneMatch(RoomNames::isOurs);
    }

    private static RoomOptions options(String coach, List<String> participants) {
        return CallRoom.options(terms(coach, participants), CONFIG);
    }

    private static CallTerms terms(String coach, List<String> participants) {
        return new CallTerms("sam", CallType.SCHEDULED, "Pitch", coach, participants, null, 1800);
    }

    private record Config() implements CallConfig {

        @Override
        public Duration emptyTimeout() {
            return Duration.ofSeconds(300);
        }

        @Override
        public Duration departureTimeout() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration opensBefore() {
            return Duration.ofMinutes(10);
        }
    }
}

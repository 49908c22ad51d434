package io.coachingcalls.calls.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.coachingcalls.calls.livekit.RoomOptions;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.RoomMetadata;
import io.coachingcalls.events.RoomNames;
import org.junit.jupiter.api.Test;

class CallRoomTest {

    private static final CallConfig CONFIG = new Config();
    private static final RoomMetadata METADATA = new RoomMetadata("a secret of more than 32 characters, for tests");
    private static final String ROOM = RoomNames.fresh();

    @Test
    void shouldHaveRoomForEveryoneInvitedAndSomeMore() {
        assertThat(options("cleo", List.of("kim", "lee")).maxParticipants()).isGreaterThan(4);
        assertThat(options(null, List.of()).maxParticipants()).isGreaterThan(1);
    }

    @Test
    void shouldCarryTheTermsSignedAsMetadata() {
        RoomOptions options = options("cleo", List.of("kim"));

        assertThat(METADATA.terms(ROOM, options.metadata())).contains(terms("cleo", List.of("kim")));
        assertThat(options.metadata()).contains("\"userId\":\"sam\"");
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
        return CallRoom.options(ROOM, terms(coach, participants), CONFIG, METADATA);
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

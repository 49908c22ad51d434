package io.coachingcalls.calls.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.coachingcalls.calls.livekit.AgentDispatch;
import io.coachingcalls.calls.livekit.AgentDispatches;
import io.coachingcalls.calls.livekit.OpenRoom;
import io.coachingcalls.calls.livekit.RoomOptions;
import io.coachingcalls.calls.livekit.Rooms;
import io.coachingcalls.calls.room.PeopleJoined;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgentsTest {

    private static final boolean CALL_WITH_FRED = false;
    private static final boolean VIDEO_SESSION = true;

    private final List<String> asked = new ArrayList<>();

    private static final String ERRAND = "{\"userId\":\"sam\",\"callType\":\"on-demand\"}";

    private Set<String> present = Set.of();
    private boolean hasPeople = true;
    private @Nullable Errand errand = new Errand("sam", "on-demand");

    @Test
    void shouldSendTheAgentThatIsConfiguredAndTellItWhoseCallItIs() {
        // Before the clock runs: JSON's classes take their time on a busy machine
        assertThat(new Errand("sam", "on-demand").json()).isEqualTo(ERRAND);

        assertThat(send("fred", new Scripted())).isEqualTo(AgentState.DISPATCHED);
        assertThat(asked).containsExactly("fred into call-1: " + ERRAND);
    }

    @Test
    void shouldSendNobodyWhereNoneIsConfigured() {
        assertThat(send(null, new Scripted())).isEqualTo(AgentState.NOT_CONFIGURED);
        assertThat(look(null, new Scripted(), CALL_WITH_FRED)).isEqualTo(AgentState.NOT_CONFIGURED);
        assertThat(asked).isEmpty();
    }

    /** Two people who talk with each other are left alone. */
    @Test
    void shouldSendNobodyIntoACallWithACoach() {
        var agents = agents("fred", new Scripted());

        assertThat(agents.sendTo("call-1", VIDEO_SESSION).await().indefinitely())
                .isNull();
        assertThat(look("fred", new Scripted(), VIDEO_SESSION)).isNull();
        // Of a room that somebody joined no more than its name is known; nobody has the claim to it
        errand = null;
        agents.sendTo(new PeopleJoined(Set.of("call-1")));
        assertThat(asked).isEmpty();
    }

    /** Or two come when the next person joins, should a worker be back. */
    @Test
    void shouldEndWhatIsDeadBeforeItSendsAgain() {
        var scripted = new Scripted();
        scripted.listed = List.of(new AgentDispatch("AD_1", "fred", Instant.EPOCH, List.of()));

        assertThat(send("fred", scripted)).isEqualTo(AgentState.DISPATCHED);
        assertThat(asked).containsExactly("no more of AD_1", "fred into call-1: " + ERRAND);
    }

    @Test
    void shouldTellHowItStandsAndSendNobodyForThat() {
        var scripted = new Scripted();
        assertThat(look("fred", scripted, CALL_WITH_FRED)).isEqualTo(AgentState.UNAVAILABLE);
        hasPeople = false;
        assertThat(look("fred", scripted, CALL_WITH_FRED)).isNull();

        scripted.listed = List.of(new AgentDispatch("AD_1", "fred", Instant.now(), List.of()));
        assertThat(look("fred", scripted, CALL_WITH_FRED)).isEqualTo(AgentState.DISPATCHED);
        scripted.listed = List.of(
                new AgentDispatch("AD_1", "fred", Instant.now(), List.of(new AgentDispatch.Job(false, "agent-1"))));
        assertThat(look("fred", scripted, CALL_WITH_FRED)).isEqualTo(AgentState.DISPATCHED);
        present = Set.of("agent-1");
        assertThat(look("fred", scripted, CALL_WITH_FRED)).isEqualTo(AgentState.READY);
        // Another's dispatches are none of ours
        scripted.listed = List.of(new AgentDispatch("AD_2", "another", Instant.now(), List.of()));
        assertThat(look("fred", scripted, CALL_WITH_FRED)).isNull();
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldNotKnowWhereLiveKitDoesNotSay() {
        Instant start = Instant.now();
        var silent = new Scripted();
        silent.listing = Uni.createFrom().nothing();

        assertThat(look("fred", silent, CALL_WITH_FRED)).isNull();

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(1_400));
    }

    @Test
    void shouldLetTheCallGoOnWhenLiveKitSendsNobody() {
        Instant start = Instant.now();
        var broken = new Scripted();
        broken.answer = Uni.createFrom().failure(new IllegalStateException("no"));
        var silent = new Scripted();
        silent.answer = Uni.createFrom().nothing();

        assertThat(send("fred", broken)).isEqualTo(AgentState.UNAVAILABLE);
        assertThat(send("fred", silent)).isEqualTo(AgentState.UNAVAILABLE);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    private @Nullable AgentState send(@Nullable String agent, AgentDispatches dispatches) {
        return agents(agent, dispatches)
                .sendTo("call-1", CALL_WITH_FRED)
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private @Nullable AgentState look(@Nullable String agent, AgentDispatches dispatches, boolean isVideoSession) {
        return agents(agent, dispatches)
                .stateIn("call-1", isVideoSession)
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private Agents agents(@Nullable String agent, AgentDispatches dispatches) {
        return new Agents(dispatches, new Room(), new OneCaller(), new Config(agent), Clock.systemUTC());
    }

    private final class Scripted implements AgentDispatches {

        private List<AgentDispatch> listed = List.of();
        private @Nullable Uni<List<AgentDispatch>> listing;
        private Uni<Void> answer = Uni.createFrom().voidItem();

        @Override
        public Uni<List<AgentDispatch>> list(String room) {
            return listing == null ? Uni.createFrom().item(listed) : listing;
        }

        @Override
        public Uni<Void> create(String room, String agent, String metadata) {
            asked.add(agent + " into " + room + ": " + metadata);
            return answer;
        }

        @Override
        public Uni<Void> delete(String room, String dispatchId) {
            asked.add("no more of " + dispatchId);
            return answer;
        }
    }

    private record Config(@Nullable String agent) implements AgentConfig {

        @Override
        public Optional<String> name() {
            return Optional.ofNullable(agent);
        }

        @Override
        public Duration takenWithin() {
            return Duration.ofSeconds(6);
        }

        @Override
        public Duration grace() {
            return Duration.ofSeconds(20);
        }
    }

    private final class OneCaller extends AgentClaims {

        OneCaller() {
            super(null);
        }

        @Override
        Uni<@Nullable Errand> claim(String room, Duration time) {
            return Uni.createFrom().item(errand);
        }

        @Override
        Uni<Void> release(String room) {
            return Uni.createFrom().voidItem();
        }
    }

    private final class Room implements Rooms {

        @Override
        public Uni<OpenRoom> open(String name, RoomOptions options, Duration patience) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Void> close(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Void> tell(String name, String topic, byte[] message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Boolean> hasPeople(String name) {
            return Uni.createFrom().item(hasPeople);
        }

        @Override
        public Uni<Set<String>> agents(String name) {
            return Uni.createFrom().item(present);
        }
    }
}

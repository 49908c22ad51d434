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
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgentsTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void shouldSendTheAgentThatIsConfigured() {
        assertThat(send("fred", new Scripted())).isEqualTo(AgentState.DISPATCHED);
        assertThat(asked).containsExactly("fred into call-1");
    }

    @Test
    void shouldSendNobodyWhereNoneIsConfigured() {
        assertThat(send(null, new Scripted())).isEqualTo(AgentState.NOT_CONFIGURED);
        assertThat(asked).isEmpty();
    }

    /** Or two come when the next person joins, should a worker be back. */
    @Test
    void shouldEndWhatIsDeadBeforeItSendsAgain() {
        var scripted = new Scripted();
        scripted.listed = List.of(new AgentDispatch("AD_1", "fred", Instant.EPOCH, List.of()));

        assertThat(send("fred", scripted)).isEqualTo(AgentState.DISPATCHED);
        assertThat(asked).containsExactly("no more of AD_1", "fred into call-1");
    }

    @Test
    void shouldLetTheCallGoOnWhenLiveKitSendsNobody() {
        Instant start = Instant.now();
        var broken = new Scripted();
        broken.answer = Uni.createFrom().failure(new IllegalStateException("no"));
        var silent = new Scripted();
        silent.answer = Uni.createFrom().nothing();

        assertThat(send("fred", broken)).isEqualTo(AgentState.FAILED);
        assertThat(send("fred", silent)).isEqualTo(AgentState.FAILED);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    private static AgentState send(@Nullable String agent, AgentDispatches dispatches) {
        return new Agents(dispatches, new NobodyThere(), new OneCaller(), new Config(agent), Clock.systemUTC())
                .sendTo("call-1")
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private final class Scripted implements AgentDispatches {

        private List<AgentDispatch> listed = List.of();
        private Uni<Void> answer = Uni.createFrom().voidItem();

        @Override
        public Uni<List<AgentDispatch>> list(String room) {
            return Uni.createFrom().item(listed);
        }

        @Override
        public Uni<Void> create(String room, String agent) {
            asked.add(agent + " into " + room);
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
        public Duration grace() {
            return Duration.ofSeconds(20);
        }
    }

    private static final class OneCaller extends AgentClaims {

        OneCaller() {
            super(null);
        }

        @Override
        Uni<Boolean> claim(String room, Duration time) {
            return Uni.createFrom().item(true);
        }

        @Override
        Uni<Void> release(String room) {
            return Uni.createFrom().voidItem();
        }
    }

    private static final class NobodyThere implements Rooms {

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
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Set<String>> agents(String name) {
            return Uni.createFrom().item(Set.of());
        }
    }
}

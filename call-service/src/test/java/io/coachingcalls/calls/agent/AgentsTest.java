package io.coachingcalls.calls.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.coachingcalls.calls.livekit.AgentDispatches;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgentsTest {

    private final List<String> sent = new ArrayList<>();

    @Test
    void shouldSendTheAgentThatIsConfigured() {
        assertThat(send("fred", this::remember)).isEqualTo(AgentState.DISPATCHED);
        assertThat(sent).containsExactly("fred into call-1");
    }

    @Test
    void shouldSendNobodyWhereNoneIsConfigured() {
        assertThat(send(null, this::remember)).isEqualTo(AgentState.NOT_CONFIGURED);
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldLetTheCallGoOnWhenLiveKitSendsNobody() {
        Instant start = Instant.now();

        assertThat(send("fred", (room, agent) -> Uni.createFrom().failure(new IllegalStateException("no"))))
                .isEqualTo(AgentState.FAILED);
        assertThat(send("fred", (room, agent) -> Uni.createFrom().nothing())).isEqualTo(AgentState.FAILED);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    private Uni<Void> remember(String room, String agent) {
        sent.add(agent + " into " + room);
        return Uni.createFrom().voidItem();
    }

    private static AgentState send(@Nullable String agent, AgentDispatches dispatches) {
        return new Agents(dispatches, () -> Optional.ofNullable(agent))
                .sendTo("call-1")
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}

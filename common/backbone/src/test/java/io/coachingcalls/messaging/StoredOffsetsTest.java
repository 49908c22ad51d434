package io.coachingcalls.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.DisconnectException;
import org.junit.jupiter.api.Test;

class StoredOffsetsTest {

    private static final TopicPartition FIRST = new TopicPartition("events", 0);
    private static final TopicPartition SECOND = new TopicPartition("events", 1);

    private final List<Commit> commits = new CopyOnWriteArrayList<>();
    private final StoredOffsets offsets = new StoredOffsets(this::commit);

    /** One that Kafka is asked for, and answers when the test says so. */
    private record Commit(Map<TopicPartition, OffsetAndMetadata> offsets, CompletableFuture<Void> answer) {}

    @Test
    void shouldCommitWhatWasStoredMeanwhileInOneGo() {
        offsets.note(FIRST, 1);
        for (int next = 2; next <= 1000; next++) {
            offsets.note(FIRST, next);
        }
        offsets.note(SECOND, 7);

        assertThat(commits).singleElement().satisfies(commit -> assertThat(commit.offsets())
                .isEqualTo(Map.of(FIRST, new OffsetAndMetadata(1))));

        answer();

        assertThat(commits).hasSize(2);
        assertThat(commits.getLast().offsets())
                .isEqualTo(Map.of(FIRST, new OffsetAndMetadata(1000), SECOND, new OffsetAndMetadata(7)));

        answer();

        assertThat(commits).hasSize(2);
    }

    @Test
    void shouldCommitAgainWhatKafkaDidNotTake() {
        offsets.note(FIRST, 1);
        offsets.note(FIRST, 5);
        commits.getFirst().answer().completeExceptionally(new DisconnectException());

        await().until(() -> commits.size() == 2);
        assertThat(commits.getLast().offsets()).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(5)));
    }

    @Test
    void shouldGoOnWithWhatIsStoredLater() {
        offsets.note(FIRST, 1);
        answer();
        offsets.note(FIRST, 2);

        assertThat(commits).hasSize(2);
        assertThat(commits.getLast().offsets()).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(2)));
    }

    @Test
    void shouldNotSpeakForPartitionsThatAreOthersNow() {
        offsets.note(FIRST, 1);
        offsets.note(FIRST, 2);
        offsets.note(SECOND, 3);
        offsets.partitionsRevoked(List.of(FIRST));
        answer();

        assertThat(commits.getLast().offsets()).isEqualTo(Map.of(SECOND, new OffsetAndMetadata(3)));
        answer();
        // Ours again, from where they were
        offsets.note(FIRST, 1);
        assertThat(commits.getLast().offsets()).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(1)));
    }

    @Test
    void shouldLeaveKafkaAloneWhenClosed() {
        offsets.note(FIRST, 1);
        offsets.note(FIRST, 2);
        offsets.terminate(false);
        answer();

        assertThat(commits).hasSize(1);
    }

    private Uni<Void> commit(Map<TopicPartition, OffsetAndMetadata> due) {
        Commit commit = new Commit(due, new CompletableFuture<>());
        commits.add(commit);
        return Uni.createFrom().completionStage(commit.answer());
    }

    private void answer() {
        commits.getLast().answer().complete(null);
    }
}

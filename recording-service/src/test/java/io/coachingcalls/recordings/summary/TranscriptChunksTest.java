package io.coachingcalls.recordings.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class TranscriptChunksTest {

    @Test
    void shouldLeaveAShortConversationWhole() {
        List<Entry> entries = List.of(new Entry(0, "Sam", "One."), new Entry(1, "Cleo", "Two."));

        assertThat(TranscriptChunks.cut(entries, 100)).containsExactly(entries);
    }

    @Test
    void shouldCutBetweenEntriesAndKeepTheirIndices() {
        List<Entry> entries = IntStream.range(0, 10)
                .mapToObj(i -> new Entry(i, "Sam", "1234567"))
                .toList();

        List<List<Entry>> parts = TranscriptChunks.cut(entries, 35);

        assertThat(parts).hasSize(4).allMatch(part -> part.size() <= 3);
        assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(entries);
    }

    @Test
    void shouldCutAnEntryThatIsLongerThanAPart() {
        String text = "word ".repeat(1_000) + "\ud83d\ude00".repeat(1_000);

        List<List<Entry>> parts = TranscriptChunks.cut(List.of(new Entry(7, "Sam", text)), 100);

        assertThat(parts.stream().flatMap(List::stream)).allMatch(entry -> entry.index() == 7);
        assertThat(parts.stream().flatMap(List::stream).map(Entry::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(parts.stream().flatMap(List::stream))
                .allMatch(entry -> !Character.isLowSurrogate(entry.text().charAt(0)))
                .allMatch(entry -> entry.text().length() <= 98);
    }
}

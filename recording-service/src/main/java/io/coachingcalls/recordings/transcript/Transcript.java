package io.coachingcalls.recordings.transcript;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

import io.coachingcalls.structure.PlainJava;

/** What was said in a room, in order of time; segments without a word are left out. */
@PlainJava
public record Transcript(List<Line> lines) {

    private static final Comparator<Segment> BY_TIME = Comparator.comparingLong(Segment::startMs)
            .thenComparingLong(Segment::endMs)
            .thenComparing(Segment::segmentId)
            .thenComparing(Segment::speaker);

    /** @param known what speakers are called, as far as others than the writers tell */
    static Transcript of(Collection<Segment> segments, Map<String, String> known) {
        Map<String, String> names = segments.stream()
                .filter(segment -> segment.speakerName() != null)
                .collect(Collectors.toMap(
                        Segment::speaker, Segment::speakerName, (first, second) -> first, HashMap::new));
        names.putAll(known);
        return new Transcript(onePerSpeech(segments).stream()
                .sorted(BY_TIME)
                .map(segment -> new Line(names.getOrDefault(segment.speaker(), segment.speaker()), segment))
                .toList());
    }

    /**
     * An agent and a speaker's own browser write down the same segment, by the same id: one account of it is enough. Who
     * uses the id of another's speech takes nothing from them.
     */
    private static Collection<Segment> onePerSpeech(Collection<Segment> segments) {
        return segments.stream()
                .filter(segment -> !segment.saysNothing())
                .collect(Collectors.toMap(
                        segment -> List.of(segment.segmentId(), segment.speaker()),
                        segment -> segment,
                        BinaryOperator.minBy(Segment.MOST_RELIABLE)))
                .values();
    }

    /** How many words were said. */
    public long words() {
        return lines.stream().mapToLong(line -> Words.count(line.text())).sum();
    }

    /** @param name of the speaker, for people to read */
    public record Line(String name, Segment segment) {

        /** Without line breaks, which mean something in the formats it is shown in. */
        public String text() {
            return oneLine(segment.text());
        }

        String plainName() {
            return oneLine(name);
        }

        private static String oneLine(String text) {
            return text.strip().replaceAll("\\s+", " ");
        }
    }
}

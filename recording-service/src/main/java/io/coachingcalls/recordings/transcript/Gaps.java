package io.coachingcalls.recordings.transcript;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.coachingcalls.structure.PlainJava;

/** Puts what was heard in a recording beside what people had written down: only where that has nothing. */
@PlainJava
final class Gaps {

    private Gaps() {}

    /**
     * Those of {@code heard} during which, for more than half of their time, nothing of {@code known} was said. The two
     * clocks differ by a second or two, so that some overlap is no proof of the same words.
     */
    static List<Segment> fill(Collection<Segment> known, List<Segment> heard) {
        List<Segment> live = known.stream()
                .filter(segment -> !segment.isFromRecording() && !segment.saysNothing())
                .sorted(Comparator.comparingLong(Segment::startMs))
                .toList();
        return heard.stream()
                .filter(segment -> 2 * covered(segment, live) < lasting(segment))
                .toList();
    }

    /** Milliseconds in which anybody spoke; those in which two did count once. */
    private static long covered(Segment segment, List<Segment> live) {
        long covered = 0;
        long from = segment.startMs();
        for (Segment other : live) {
            long to = Math.min(end(segment), end(other));
            covered += Math.max(0, to - Math.max(from, other.startMs()));
            from = Math.max(from, to);
        }
        return covered;
    }

    private static long lasting(Segment segment) {
        return end(segment) - segment.startMs();
    }

    private static long end(Segment segment) {
        return Math.max(segment.endMs(), segment.startMs() + 1);
    }
}

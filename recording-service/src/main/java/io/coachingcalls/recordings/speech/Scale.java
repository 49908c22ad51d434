package io.coachingcalls.recordings.speech;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.coachingcalls.recordings.speech.Answer.Piece;
import io.coachingcalls.recordings.transcript.Words;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** What the times in an answer count: seconds, or what some servers send in their place. */
@PlainJava
enum Scale {
    SECONDS(1),
    MILLISECONDS(1e3),
    MICROSECONDS(1e6),
    NANOSECONDS(1e9);

    /** A window of Whisper's, which may begin within the file and end behind it; and durations are told to a second or two. */
    private static final double BEYOND_THE_END_S = 30;

    private static final double MOST_WORDS_A_SECOND = 10;

    private final double inASecond;

    Scale(double inASecond) {
        this.inASecond = inASecond;
    }

    /**
     * Seconds, unless most of the times lie behind the end of the file; then the one scale in which all lie within it and
     * nobody speaks faster than people can.
     *
     * @param lengthMs of the file
     * @return empty where no scale or more than one would do
     */
    static Optional<Scale> of(List<Piece> pieces, long lengthMs) {
        double endS = lengthMs / 1e3 + BEYOND_THE_END_S;
        if (isSeconds(pieces, endS)) {
            return Optional.of(SECONDS);
        }
        List<Scale> possible = Arrays.stream(values())
                .filter(scale -> scale != SECONDS && scale.isPossible(pieces, endS))
                .toList();
        return possible.size() == 1 ? Optional.of(possible.getFirst()) : Optional.empty();
    }

    double seconds(double time) {
        return time / inASecond;
    }

    /** One time may be nonsense where the others are not. */
    private static boolean isSeconds(List<Piece> pieces, double endS) {
        return isMostlyBefore(endS, pieces.stream().map(Piece::start))
                && isMostlyBefore(endS, pieces.stream().map(Piece::end));
    }

    private static boolean isMostlyBefore(double endS, Stream<@Nullable Double> times) {
        List<Double> told = times.filter(Objects::nonNull).toList();
        return 2 * told.stream().filter(time -> time <= endS).count() >= told.size();
    }

    private boolean isPossible(List<Piece> pieces, double endS) {
        List<Double> times = pieces.stream()
                .flatMap(piece -> Stream.of(piece.start(), piece.end()))
                .filter(Objects::nonNull)
                .map(this::seconds)
                .sorted()
                .toList();
        long words = pieces.stream()
                .mapToLong(piece -> piece.text() == null ? 0 : Words.count(piece.text()))
                .sum();
        return times.getLast() <= endS && words <= MOST_WORDS_A_SECOND * (times.getLast() - times.getFirst());
    }
}

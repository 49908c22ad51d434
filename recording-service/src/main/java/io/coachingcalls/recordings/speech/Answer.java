package io.coachingcalls.recordings.speech;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.problem.KeepableText;
import io.coachingcalls.recordings.transcript.Segment;
import io.coachingcalls.recordings.transcript.Words;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * What a transcriber says of a file, as {@code verbose_json} has it.
 *
 * @param text everything that was said
 * @param segments the same, piece by piece; not every server sends them
 */
@PlainJava
record Answer(@Nullable String text, @Nullable List<@Nullable Piece> segments) {

    private static final long A_DAY_MS = 86_400_000;

    /** Recognisers cut where their window ends; a sentence is put together again, up to so much of it. */
    private static final long LONGEST_MS = 15_000;

    private static final long SHORT_PAUSE_MS = 1_000;

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?\u2026])\\s+|(?<=\u3002)");

    /** Whisper's own rule for what it only dreamed up. */
    private static final double LIKELY_SILENCE = 0.6;

    private static final double UNLIKELY_WORDS = -1.0;

    /**
     * @param start in seconds from the file's beginning
     * @param noSpeechProb how likely nobody spoke
     * @param avgLogprob how sure it is of the words
     * @param compressionRatio how many times shorter the text can be made
     */
    record Piece(
            @Nullable Double start,
            @Nullable Double end,
            @Nullable String text,
            @JsonProperty("no_speech_prob") @Nullable Double noSpeechProb,
            @JsonProperty("avg_logprob") @Nullable Double avgLogprob,
            @JsonProperty("compression_ratio") @Nullable Double compressionRatio) {

        private boolean isDreamedUp() {
            boolean isSilence = noSpeechProb != null
                    && avgLogprob != null
                    && noSpeechProb > LIKELY_SILENCE
                    && avgLogprob < UNLIKELY_WORDS;
            return isSilence || compressionRatio != null && compressionRatio > Hallucination.MOST_COMPRESSION;
        }
    }

    private record Utterance(long startMs, long endMs, String text) {

        private boolean goesOnIn(Utterance next) {
            return !text.matches("(?s).*[.!?\u2026\u3002]")
                    && next.startMs - endMs < SHORT_PAUSE_MS
                    && next.endMs - startMs <= LONGEST_MS;
        }

        private Utterance and(Utterance next) {
            return new Utterance(startMs, Math.max(endMs, next.endMs), text + " " + next.text);
        }
    }

    /** @throws UnusableAnswer for anything else than such an answer */
    static Answer read(String json) {
        Answer answer;
        try {
            answer = EventJson.MAPPER.readValue(json, Answer.class);
        } catch (JsonProcessingException e) {
            // Without the cause, whose message quotes what was said
            throw new UnusableAnswer();
        }
        if (answer == null || answer.text == null && answer.segments == null) {
            throw new UnusableAnswer();
        }
        return answer;
    }

    /**
     * What was said when, by the room's clock; empty where nobody said a word.
     *
     * @throws UnusableAnswer where nobody can tell what the times count
     */
    List<Segment> heardIn(TranscriptionJob job) {
        List<Utterance> utterances = joined(utterances(job));
        if (utterances.stream().allMatch(utterance -> Words.count(utterance.text) == 0)) {
            return List.of();
        }
        return IntStream.range(0, utterances.size())
                .mapToObj(i -> segment(job, i, utterances.get(i)))
                .toList();
    }

    private List<Utterance> utterances(TranscriptionJob job) {
        long length = Objects.requireNonNullElse(job.durationMs(), A_DAY_MS);
        if (segments == null || segments.isEmpty()) {
            List<String> sentences = SENTENCE_END.splitAsStream(keepable(text)).toList();
            String said = String.join(" ", Hallucination.without(sentences, sentence -> sentence));
            return said.isEmpty() ? List.of() : List.of(new Utterance(0, job.durationMs() == null ? 0 : length, said));
        }
        List<Piece> pieces = segments.stream()
                .flatMap(Stream::ofNullable)
                .filter(piece -> !keepable(piece.text).isEmpty())
                .toList();
        Scale scale = Scale.of(pieces, length).orElseThrow(UnusableAnswer::new);
        List<Utterance> heard = pieces.stream()
                .filter(piece -> !piece.isDreamedUp())
                .map(piece -> {
                    long start = ms(piece.start, scale, length);
                    return new Utterance(start, Math.max(start, ms(piece.end, scale, length)), keepable(piece.text));
                })
                .sorted(Comparator.comparingLong(Utterance::startMs))
                .toList();
        return Hallucination.without(heard, Utterance::text);
    }

    private static List<Utterance> joined(List<Utterance> utterances) {
        List<Utterance> joined = new ArrayList<>();
        for (Utterance utterance : utterances) {
            if (!joined.isEmpty() && joined.getLast().goesOnIn(utterance)) {
                joined.add(joined.removeLast().and(utterance));
            } else {
                joined.add(utterance);
            }
        }
        return joined;
    }

    private static Segment segment(TranscriptionJob job, int index, Utterance utterance) {
        return Segment.heard(
                job.attempt(),
                index,
                utterance.text,
                job.offsetMs() + utterance.startMs,
                job.offsetMs() + utterance.endMs);
    }

    private static long ms(@Nullable Double time, Scale scale, long length) {
        return time == null ? 0 : Math.clamp(Math.round(scale.seconds(time) * 1_000), 0, length);
    }

    private static String keepable(@Nullable String text) {
        return text == null ? "" : KeepableText.of(text).strip();
    }

    /** The transcriber answered, but with no transcript. */
    static final class UnusableAnswer extends RuntimeException {}
}

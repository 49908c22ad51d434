package io.coachingcalls.recordings.summary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import io.coachingcalls.recordings.summary.CallSummary.Point;
import io.coachingcalls.recordings.summary.CallSummary.Source;
import org.jspecify.annotations.Nullable;

/** A corpus of short conversations with what may be made of each; its format stands at the head of {@code tuned.txt}. */
record Conversations(List<Conversation> all) {

    static Conversations read(String file) {
        try (InputStream in = Conversations.class.getResourceAsStream("corpus/" + file)) {
            String text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
            return new Conversations(Arrays.stream(text.split("\n\\s*\n"))
                    .map(Conversation::of)
                    .filter(conversation -> !conversation.entries.isEmpty())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long traps() {
        return all.stream()
                .filter(conversation -> conversation.expected.isEmpty())
                .count();
    }

    Score score() {
        return all.stream().map(Conversation::score).reduce(new Score(0, 0, 0, List.of()), Score::plus);
    }

    /** A decision or an action; of what is expected, the text is what it begins with. */
    private record Claim(
            String kind, @Nullable String owner, @Nullable String due, String text) {

        static Claim of(String line) {
            String[] fields = line.substring(1).split("\\|");
            return new Claim(fields[0].strip(), field(fields[1]), field(fields[2]), fields[3].strip());
        }

        static Claim of(String kind, Point point) {
            return new Claim(kind, point.owner(), point.due(), point.text());
        }

        boolean isMetBy(Claim found) {
            return kind.equals(found.kind)
                    && Objects.equals(owner, found.owner)
                    && Objects.equals(due, found.due)
                    && found.text.toLowerCase(Locale.ROOT).startsWith(text.toLowerCase(Locale.ROOT));
        }

        private static @Nullable String field(String text) {
            return text.strip().equals("-") ? null : text.strip();
        }
    }

    record Conversation(List<Entry> entries, List<Claim> expected) {

        static Conversation of(String block) {
            List<Entry> entries = new ArrayList<>();
            List<Claim> expected = new ArrayList<>();
            block.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        if (line.startsWith("+")) {
                            expected.add(Claim.of(line));
                        } else {
                            String[] said = line.split(": ", 2);
                            entries.add(new Entry(entries.size(), said[0], said[1]));
                        }
                    });
            return new Conversation(entries, expected);
        }

        Score score() {
            CallSummary summary = Evidence.verify(entries, Extraction.of(entries, List.of()), Source.EXTRACTIVE);
            List<Claim> invented = new ArrayList<>(Stream.concat(
                            summary.decisions().stream().map(point -> Claim.of("decision", point)),
                            summary.nextActions().stream().map(point -> Claim.of("action", point)))
                    .toList());
            List<Claim> missed = new ArrayList<>();
            for (Claim claim : expected) {
                invented.stream()
                        .filter(claim::isMetBy)
                        .findFirst()
                        .ifPresentOrElse(invented::remove, () -> missed.add(claim));
            }
            List<String> lines = Stream.concat(
                            invented.stream().map(claim -> "invented: %s of %s".formatted(claim, said())),
                            missed.stream().map(claim -> "missed: %s of %s".formatted(claim, said())))
                    .toList();
            return new Score(expected.size() - missed.size(), invented.size(), missed.size(), lines);
        }

        private List<String> said() {
            return entries.stream()
                    .map(entry -> entry.speaker() + ": " + entry.text())
                    .toList();
        }
    }

    /** @param mistakes for people to read */
    record Score(int right, int invented, int missed, List<String> mistakes) {

        double precision() {
            return right == 0 ? 0 : (double) right / (right + invented);
        }

        double recall() {
            return right == 0 ? 0 : (double) right / (right + missed);
        }

        private Score plus(Score other) {
            List<String> both =
                    Stream.concat(mistakes.stream(), other.mistakes.stream()).toList();
            return new Score(right + other.right, invented + other.invented, missed + other.missed, both);
        }
    }
}

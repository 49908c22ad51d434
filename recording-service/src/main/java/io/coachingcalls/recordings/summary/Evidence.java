package io.coachingcalls.recordings.summary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.coachingcalls.recordings.summary.CallSummary.Point;
import io.coachingcalls.recordings.summary.CallSummary.Source;
import io.coachingcalls.recordings.summary.Claims.Claim;
import io.coachingcalls.recordings.summary.Claims.Quote;
import io.coachingcalls.recordings.transcript.Segment;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** Holds claims against what was said. What quotes nothing is dropped, and so are owners and dates nobody named. */
@PlainJava
final class Evidence {

    /** A single word is found everywhere and shows nothing, unless nothing else was said. */
    private static final int FEWEST_WORDS = 2;

    private final List<Entry> entries;
    private final List<String> said;

    private Evidence(List<Entry> entries) {
        this.entries = entries;
        this.said = entries.stream().map(entry -> normalised(entry.text())).toList();
    }

    static CallSummary verify(List<Entry> entries, Claims claims, Source source) {
        Evidence evidence = new Evidence(entries);
        List<Point> decisions = evidence.points(claims.decisions());
        List<Point> nextActions = evidence.points(claims.nextActions());
        int claimed = claims.decisions().size() + claims.nextActions().size();
        int shown = decisions.size() + nextActions.size();
        return new CallSummary(claims.summary().strip(), decisions, nextActions, source, claimed - shown);
    }

    private List<Point> points(List<Claim> claims) {
        List<Point> points = new ArrayList<>();
        for (Claim claim : claims) {
            List<Integer> places = places(claim);
            if (!claim.text().isBlank() && !places.isEmpty()) {
                points.add(point(claim, places));
            }
        }
        return points;
    }

    private Point point(Claim claim, List<Integer> places) {
        return new Point(
                claim.text().strip(),
                places.stream().map(place -> entries.get(place).index()).toList(),
                isNamed(claim.owner(), places) ? claim.owner() : null,
                isSaid(claim.due(), places) ? claim.due() : null);
    }

    /** Positions in our list of the entries that hold a quote of the claim's. */
    private List<Integer> places(Claim claim) {
        Set<Integer> places = new LinkedHashSet<>();
        claim.quotes().forEach(quote -> place(quote).ifPresent(places::add));
        return places.stream().sorted().toList();
    }

    /** The entry that is named, or else the first that has the words: models count badly. */
    private Optional<Integer> place(Quote quote) {
        String words = normalised(quote.words());
        Stream<Integer> named = Stream.iterate(0, i -> i < entries.size(), i -> i + 1)
                .filter(i -> entries.get(i).index() == quote.entry());
        Stream<Integer> all = Stream.iterate(0, i -> i < entries.size(), i -> i + 1);
        return Stream.concat(named, all).filter(i -> holds(said.get(i), words)).findFirst();
    }

    private static boolean holds(String said, String words) {
        if (words.isBlank()) {
            return false;
        }
        boolean enough = words.strip().split(" ").length >= FEWEST_WORDS;
        return enough ? said.contains(words) : said.equals(words);
    }

    private boolean isNamed(@Nullable String owner, List<Integer> places) {
        return owner != null
                && !owner.isBlank()
                && !owner.strip().equalsIgnoreCase(Segment.UNNAMED)
                && (entries.stream().anyMatch(entry -> entry.speaker().equalsIgnoreCase(owner.strip()))
                        || isSaid(owner, places));
    }

    private boolean isSaid(@Nullable String words, List<Integer> places) {
        if (words == null || normalised(words).isBlank()) {
            return false;
        }
        return places.stream().anyMatch(place -> said.get(place).contains(normalised(words)));
    }

    /** Words in lower case with one space around each, so that only whole words are found. */
    private static String normalised(String text) {
        // Apostrophes come in two kinds, and recognisers leave them out as they like
        String words = text.toLowerCase(Locale.ROOT)
                .replaceAll("['\u2019]", "")
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
        return words.isEmpty() ? "" : " " + words + " ";
    }
}

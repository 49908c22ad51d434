package io.coachingcalls.recordings.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.coachingcalls.recordings.commitments.Commitments.Promise;
import io.coachingcalls.recordings.summary.Claims.Claim;
import io.coachingcalls.recordings.summary.Claims.Quote;
import io.coachingcalls.recordings.summary.Cues.Found;
import io.coachingcalls.recordings.summary.Cues.Kind;
import io.coachingcalls.structure.PlainJava;

/** A summary of what was said in the words in which it was said. Knows English; needs no model and no network. */
@PlainJava
final class Extraction {

    private static final int SENTENCES_FOR_ONE = 5;
    private static final int MOST_SENTENCES = 6;
    private static final int MOST_POINTS = 20;

    private Extraction() {}

    /** @param open what was promised in earlier calls and is still open */
    static Claims of(List<Entry> entries, List<Promise> open) {
        List<Sentence> sentences = Sentence.of(entries);
        List<Claim> decisions = new ArrayList<>();
        List<Claim> nextActions = new ArrayList<>();
        for (Found found : Cues.in(entries, sentences)) {
            add(found.kind() == Kind.DECISION ? decisions : nextActions, found);
        }
        return new Claims(gist(sentences) + kept(sentences, open), decisions, nextActions);
    }

    private static String kept(List<Sentence> sentences, List<Promise> open) {
        List<FulfilledCommitments.Done> done = FulfilledCommitments.in(sentences, open);
        return done.isEmpty()
                ? ""
                : done.stream()
                        .map(FulfilledCommitments.Done::line)
                        .collect(Collectors.joining("; ", "\nKept from earlier calls: ", "."));
    }

    private static void add(List<Claim> claims, Found found) {
        boolean known = claims.stream().anyMatch(claim -> claim.text()
                .toLowerCase(Locale.ROOT)
                .equals(found.what().toLowerCase(Locale.ROOT)));
        if (!known && claims.size() < MOST_POINTS) {
            List<Quote> quotes = found.saidIn().stream()
                    .map(sentence -> new Quote(sentence.entry().index(), sentence.text()))
                    .toList();
            claims.add(new Claim(found.what(), quotes, found.owner(), found.due()));
        }
    }

    private static String gist(List<Sentence> sentences) {
        List<Sentence> statements =
                sentences.stream().filter(sentence -> !sentence.isQuestion()).toList();
        List<Sentence> pool = statements.isEmpty() ? sentences : statements;
        int most = Math.clamp(Math.ceilDiv(pool.size(), SENTENCES_FOR_ONE), 1, MOST_SENTENCES);
        List<String> lines = new ArrayList<>();
        String speaker = null;
        for (Sentence sentence : SumBasic.pick(pool, most)) {
            boolean goesOn = sentence.entry().speaker().equals(speaker)
                    || sentence.entry().speaker().isBlank();
            speaker = sentence.entry().speaker();
            lines.add(goesOn ? sentence.shortened() : speaker + ": " + sentence.shortened());
        }
        return String.join(" ", lines);
    }
}

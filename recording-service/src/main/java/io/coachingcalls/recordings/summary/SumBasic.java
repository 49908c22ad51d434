package io.coachingcalls.recordings.summary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import io.coachingcalls.structure.PlainJava;

/**
 * Picks the sentences that say what a conversation is about: those with its most frequent words, each word counting
 * less once it was said.
 *
 * @see <a href="https://www.cs.columbia.edu/~ani/papers/nenkova-vanderwende-tr.pdf">Nenkova, Vanderwende: The impact of
 *     frequency on summarization (2005)</a>
 */
@PlainJava
final class SumBasic {

    /** Shorter sentences get their average from a word or two. */
    private static final int FEWEST_TERMS = 3;

    /** Coaches say back what was just said: a sentence with nearly the words of one of so many before it is left to that one. */
    private static final int SENTENCES_BEFORE = 12;

    private static final double NEARLY = 0.8;

    private final List<Set<String>> terms;
    private final BitSet saysBack;
    private final Map<String, Double> probability = new HashMap<>();

    private SumBasic(List<List<String>> sentences) {
        this.terms = sentences.stream().<Set<String>>map(HashSet::new).toList();
        this.saysBack = IntStream.range(0, terms.size())
                .filter(i -> saysBack(terms, i))
                .collect(BitSet::new, BitSet::set, BitSet::or);
        double all = sentences.stream().mapToInt(List::size).sum();
        sentences.forEach(sentence -> sentence.forEach(term -> probability.merge(term, 1 / all, Double::sum)));
    }

    /** At most {@code most} of the sentences, as they were said. */
    static List<Sentence> pick(List<Sentence> sentences, int most) {
        SumBasic ranking =
                new SumBasic(sentences.stream().map(s -> Terms.of(s.text())).toList());
        return ranking.pick(most).stream().sorted().map(sentences::get).toList();
    }

    private List<Integer> pick(int most) {
        List<Integer> picked = new ArrayList<>();
        Optional<Integer> next = best(picked);
        while (picked.size() < most && next.isPresent()) {
            picked.add(next.get());
            // What was said need not be said again
            terms.get(next.get()).forEach(term -> probability.computeIfPresent(term, (key, p) -> p * p));
            next = best(picked);
        }
        return picked;
    }

    private Optional<Integer> best(List<Integer> picked) {
        Comparator<Integer> worth = Comparator.<Integer, Boolean>comparing(
                        i -> terms.get(i).size() >= FEWEST_TERMS)
                .thenComparing(this::worth)
                // Of equals the earlier
                .thenComparing(Comparator.reverseOrder());
        return IntStream.range(0, terms.size())
                .boxed()
                .filter(i -> !picked.contains(i) && !terms.get(i).isEmpty() && !saysBack.get(i))
                .max(worth);
    }

    private static boolean saysBack(List<Set<String>> terms, int sentence) {
        Set<String> said = terms.get(sentence);
        return said.size() >= FEWEST_TERMS
                && terms.subList(Math.max(0, sentence - SENTENCES_BEFORE), sentence).stream()
                        .anyMatch(
                                before -> said.stream().filter(before::contains).count() >= NEARLY * said.size());
    }

    private double worth(int sentence) {
        return terms.get(sentence).stream()
                .mapToDouble(probability::get)
                .average()
                .orElse(0);
    }
}

package io.coachingcalls.recordings.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.coachingcalls.structure.PlainJava;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of an English text that carry its meaning, in their basic form. */
@PlainJava
final class Terms {

    private static final Analyzer ENGLISH = new EnglishAnalyzer();

    /** They are about nobody and nothing in particular. */
    private static final Set<String> SMALL_WORDS = Set.of("""
            i you he she we me him her us them my your his our their one some all any each about from before until till up out
            over off next last again more so too also then now just can do have has who what when where how this that these
            those it its right after here there really quick quickly soon later thing things stuff something anything
            everything bit minute second moment today tonight tomorrow please back once away first
            """.strip().split("\\s+"));

    private Terms() {}

    /** The same less small words, so that nothing is left of what is about nothing. */
    static Set<String> about(String text) {
        String words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !SMALL_WORDS.contains(word))
                .collect(Collectors.joining(" "));
        return Set.copyOf(of(words));
    }

    static List<String> of(String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream tokens = ENGLISH.tokenStream("text", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}

package io.coachingcalls.sessions.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The terms that a session is found by, as {@code session_terms} keeps them: between spaces, those of a text in its
 * order, so that a phrase can be looked for in them; what was written apart from what was said, which is long and changes
 * seldom. Besides those of {@link SearchTerms} there are some that no text has:
 * {@code @…} for each person who may read it, {@code ^…} for beginnings of words and for pairs of characters, and {@code /}
 * between texts.
 *
 * <p>PostgreSQL takes a mebibyte of different terms for a row: all bounds together are less, whatever the texts.
 */
public final class SearchedText {

    private static final List<String> BETWEEN_TEXTS = List.of("/");
    private static final String FIRST_OF = "^";

    private static final int MEMBERS_BYTES = 260_000;
    private static final int BEGINNINGS_BYTES = 60_000;
    private static final int WRITTEN_PAIRS_BYTES = 90_000;
    private static final int SAID_PAIRS_BYTES = 160_000;

    private static final int SHORTEST_BEGINNING = 3;
    private static final int LONGEST_BEGINNING = 15;

    private final StringBuilder terms = new StringBuilder(" ");
    private final Set<String> beginnings = new LinkedHashSet<>();
    private final Set<String> pairs = new LinkedHashSet<>();
    private @Nullable String previousCharacter;

    private SearchedText() {}

    /**
     * Of what somebody wrote: each text stands for itself, and the beginnings of its words are enough to find it.
     *
     * @param members user ids of those who may read it
     * @param parts the most important first; further than its bound a part is not searched
     */
    public static String written(Collection<String> members, List<Part> parts) {
        var searched = new SearchedText();
        searched.append(members.stream().map(SearchedText::member).sorted().toList(), MEMBERS_BYTES);
        parts.forEach(searched::addWritten);
        searched.append(BETWEEN_TEXTS, 2);
        searched.append(searched.beginnings, BEGINNINGS_BYTES);
        searched.append(searched.pairs, WRITTEN_PAIRS_BYTES);
        return searched.terms.toString();
    }

    /** Of a transcript: its texts follow each other, and only whole words find them. */
    public static String said(Part part) {
        var searched = new SearchedText();
        searched.add(part, found -> 0);
        searched.append(BETWEEN_TEXTS, 2);
        searched.append(searched.pairs, SAID_PAIRS_BYTES);
        return searched.terms.toString();
    }

    /** The term of a person who may read a session; as SQL {@code '@' || left(encode(sha256(…), 'hex'), 16)}. */
    static String member(String userId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(userId.getBytes(StandardCharsets.UTF_8));
            return "@" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The term of two characters that stand beside each other. */
    static String pair(String one, String next) {
        return FIRST_OF + one + next;
    }

    /** The term of words that begin so; empty where that is too short or too long to tell. */
    static Stream<String> beginning(String word) {
        int length = word.codePointCount(0, word.length());
        return length < SHORTEST_BEGINNING || length > LONGEST_BEGINNING || SearchTerms.isCharacter(word)
                ? Stream.of()
                : Stream.of(FIRST_OF + word);
    }

    private void addWritten(Part part) {
        add(part, found -> {
            found.stream().flatMap(SearchedText::beginningsOf).forEach(beginnings::add);
            return bytes(append(BETWEEN_TEXTS, 2));
        });
    }

    /** @param afterText what comes behind a text of these terms, and how many bytes that has */
    private void add(Part part, ToIntFunction<List<String>> afterText) {
        int left = part.mostBytes;
        for (String text : part.texts) {
            if (left <= 0) {
                break;
            }
            List<String> found = append(SearchTerms.of(text.substring(0, Math.min(text.length(), left))), left);
            left -= bytes(found);
            addPairs(found);
            left -= afterText.applyAsInt(found);
        }
    }

    /** Those that fit; a bound is kept by leaving out what comes last. */
    private List<String> append(Collection<String> more, int mostBytes) {
        int used = 0;
        List<String> fitting = new ArrayList<>();
        for (String term : more) {
            used += bytes(term);
            if (used > mostBytes) {
                break;
            }
            fitting.add(term);
            terms.append(term).append(' ');
        }
        return fitting;
    }

    private static int bytes(Collection<String> terms) {
        return terms.stream().mapToInt(SearchedText::bytes).sum();
    }

    /** With the space behind it. */
    private static int bytes(String term) {
        return term.getBytes(StandardCharsets.UTF_8).length + 1;
    }

    private void addPairs(List<String> found) {
        for (String term : found) {
            boolean isCharacter = SearchTerms.isCharacter(term);
            if (isCharacter && previousCharacter != null) {
                pairs.add(pair(previousCharacter, term));
            }
            previousCharacter = isCharacter ? term : null;
        }
    }

    private static Stream<String> beginningsOf(String word) {
        int length = word.codePointCount(0, word.length());
        return IntStream.range(SHORTEST_BEGINNING, Math.min(length, LONGEST_BEGINNING + 1))
                .mapToObj(end -> word.substring(0, word.offsetByCodePoints(0, end)))
                .flatMap(SearchedText::beginning);
    }

    /**
     * Some of a session's texts.
     *
     * @param mostBytes of terms, in UTF-8
     */
    public record Part(int mostBytes, List<String> texts) {}
}

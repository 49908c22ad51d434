package io.coachingcalls.sessions.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What somebody looks for. All words must be there, in any order and any text of the session. Words in quotes, and what
 * is written without a space ({@code e-mail}, {@code 10,000}, {@code 価格設定}), must follow each other. A minus before a word
 * or a quote leaves out what has it. Of the last word the beginning is enough in what was written, see
 * {@link SearchedText.Part}.
 *
 * @param terms that must be in the index, as a {@code tsquery}
 * @param phrases terms that follow each other, separated by spaces; terms alone cannot tell that
 * @param notPhrases those that must not be there
 */
public record SearchQuery(String terms, List<String> phrases, List<String> notPhrases) {

    private static final String QUOTES = "[\"“”„«»「」『』]";
    private static final Pattern CLAUSE = Pattern.compile(
            "(?<not>-)?(?:%1$s(?<quoted>[^%2$s]*)%1$s?|(?<word>\\S+))"
                    .formatted(QUOTES, QUOTES.substring(1, QUOTES.length() - 1)),
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Empty where there is no word, number or symbol in it. */
    public static Optional<SearchQuery> of(String text) {
        List<Clause> clauses = CLAUSE.matcher(text)
                .results()
                .map(found -> new Clause(
                        found.group("not") != null,
                        found.group("quoted") != null,
                        SearchTerms.of(found.group("quoted") == null ? found.group("word") : found.group("quoted"))))
                .filter(clause -> !clause.terms.isEmpty())
                .toList();
        if (clauses.isEmpty()) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            boolean isLast = i == clauses.size() - 1;
            clauses.get(i).query(isLast).ifPresent(all::add);
        }
        return Optional.of(new SearchQuery(
                String.join(" & ", all),
                clauses.stream()
                        .filter(clause -> !clause.isNot)
                        .flatMap(Clause::phrase)
                        .toList(),
                clauses.stream()
                        .filter(clause -> clause.isNot)
                        .flatMap(Clause::phrase)
                        .toList()));
    }

    /** As {@link #terms}, of the sessions that a person may read. */
    public String termsFor(String userId) {
        String member = quoted(SearchedText.member(userId));
        return terms.isEmpty() ? member : member + " & " + terms;
    }

    private static String quoted(String term) {
        return "'" + term + "'";
    }

    private record Clause(boolean isNot, boolean isQuoted, List<String> terms) {

        Optional<String> query(boolean isLast) {
            if (isNot) {
                return phrase().findAny().isPresent()
                        ? Optional.empty()
                        : Optional.of("!" + indexed().map(SearchQuery::quoted).collect(Collectors.joining()));
            }
            if (isLast && !isQuoted && terms.size() == 1) {
                return Optional.of(Stream.concat(Stream.of(terms.getFirst()), SearchedText.beginning(terms.getFirst()))
                        .map(SearchQuery::quoted)
                        .collect(Collectors.joining(" | ", "(", ")")));
            }
            return Optional.of(indexed().map(SearchQuery::quoted).collect(Collectors.joining(" & ")));
        }

        /** Pairs in place of their characters, which are in every session. */
        private Stream<String> indexed() {
            return IntStream.range(0, terms.size())
                    .boxed()
                    .flatMap(i -> {
                        String term = terms.get(i);
                        boolean isSecond = i > 0 && isPair(i - 1);
                        return isPair(i)
                                ? Stream.of(SearchedText.pair(term, terms.get(i + 1)))
                                : isSecond ? Stream.of() : Stream.of(term);
                    })
                    .distinct();
        }

        private boolean isPair(int i) {
            return i + 1 < terms.size()
                    && SearchTerms.isCharacter(terms.get(i))
                    && SearchTerms.isCharacter(terms.get(i + 1));
        }

        /** Empty where the index can tell. */
        Stream<String> phrase() {
            boolean isInIndex = terms.size() == 1 || terms.size() == 2 && isPair(0);
            return isInIndex ? Stream.of() : Stream.of(String.join(" ", terms));
        }
    }
}

package io.coachingcalls.recordings.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.coachingcalls.structure.PlainJava;

/**
 * A part of a sentence in which somebody says something of its own.
 *
 * @param goesOn it is joined to what was said before by an "and" or the like
 * @param opener the small words with which people begin, and the time where they begin with that
 * @param text all the rest; empty where there is none
 */
@PlainJava
record Clause(boolean goesOn, String opener, String text) {

    private static final Pattern HESITATION =
            ignoringCase(",?\\s*\\b(?:u+h+m*|u+m+|e+r+m*|hm+|mhm)\\b[,.\u2026]*(?=\\s|$)");

    private static final Pattern OPENER = ignoringCase(
            "(?:ok|okay|alright|all right|right|so|well|yeah|yes|yep|yup|sure|great|good|good idea|agreed|before i forget|cool|perfect|nice|fine"
                    + "|fair enough|sounds good|and|but|then|now|also|actually|first|of course|in that case|to sum up|you know|i mean"
                    + "|no problem|no worries|as discussed|finally|by the way|from now on"
                    + "|(?:thanks|thank you)(?: so much| a lot)?(?: \\p{L}+(?=[,.!]|$))?"
                    + "|" + Due.PHRASE + ")(?:[,.!\u2026]+\\s*|\\s+|$)");

    private static final Pattern OURS = ignoringCase("(?:i|we)\\b");

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether those who speak are who it is about. */
    boolean isOurs() {
        return OURS.matcher(text).lookingAt();
    }

    static Clause of(boolean goesOn, String text) {
        int end = 0;
        for (Matcher opener = OPENER.matcher(text);
                opener.region(end, text.length()).lookingAt(); ) {
            end = opener.end();
        }
        return new Clause(goesOn, text.substring(0, end), text.substring(end));
    }

    /** Cuts sentences where somebody begins to say something else. */
    static final class Cutter {

        /** What follows is not shown anyway; people who do not stop get no full stop. */
        private static final int LONGEST = 2_000;

        private final Pattern boundary;

        /** @param names people may be called by */
        Cutter(Collection<String> names) {
            String subject = Stream.concat(
                            Stream.of("i|im|we|you|he|she|it|they|there|let's|lets|let us"),
                            names.stream().map(Pattern::quote))
                    .collect(Collectors.joining("|", "(?=(?:", ")\\b)"));
            this.boundary = ignoringCase(
                    "(?:\\s*[,;\u2013\u2014]\\s*|\\s+)(?<joint>(?:and|but|so|then|because)(?: then| also)?)\\s+"
                            + subject + "|\\s*[,;\u2013\u2014]\\s*" + subject);
        }

        List<Clause> cut(String sentence) {
            String text = sentence.substring(0, Math.min(LONGEST, sentence.length()));
            String plain = HESITATION.matcher(text.replace('\u2019', '\'')).replaceAll("");
            List<Clause> clauses = new ArrayList<>();
            Matcher next = boundary.matcher(plain);
            boolean goesOn = false;
            int from = 0;
            while (next.find()) {
                clauses.add(
                        Clause.of(goesOn, plain.substring(from, next.start()).strip()));
                if ("because".equalsIgnoreCase(next.group("joint"))) {
                    // Reasons are no claims
                    return clauses;
                }
                goesOn = next.group("joint") != null;
                from = next.end();
            }
            clauses.add(Clause.of(goesOn, plain.substring(from).strip()));
            return clauses;
        }
    }

    static Pattern ignoringCase(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);
    }
}

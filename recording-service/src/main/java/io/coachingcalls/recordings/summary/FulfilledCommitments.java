package io.coachingcalls.recordings.summary;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.coachingcalls.recordings.commitments.Commitments.Promise;
import io.coachingcalls.structure.PlainJava;

/**
 * Finds where people say in English that something promised in an earlier call was done: "I sent the numbers", "the
 * numbers are sent", or a yes to "did you send the numbers?". In doubt nothing was.
 */
@PlainJava
final class FulfilledCommitments {

    private static final String SOON_OR_LATE = "(?: already| just| finally| now| also| all)*";

    private static final Pattern REPORT =
            pattern("\\b(?<who>i|we|\\p{L}+)(?:'ve|'s| have| has)?" + SOON_OR_LATE + " (?<verb>\\p{L}+)");

    private static final Pattern STATE =
            pattern("\\b(?:is|are|was|were|been|got)" + SOON_OR_LATE + " (?<verb>\\p{L}+)");

    private static final Pattern QUESTION =
            pattern("^(?:(?:and|so|but) )?(?:did|have|has)(?: you| we| \\p{L}+)" + SOON_OR_LATE + " (?<verb>\\p{L}+)");

    private static final Pattern YES =
            pattern("^(?:yes|yeah|yep|yup|done|i did|i have|we did|we have|it is done|it's done|already)\\b");

    /** Whoever says one of these says something else than that it was done. */
    private static final Pattern UNSURE =
            pattern("n't\\b|'ll\\b|'d\\b|\\b(?:not|no|never|none|nothing|almost|nearly|half"
                    + "|hardly|partly|will|would|should|could|can|may|might|must|need|want|if|unless|when|once|before|after|until"
                    + "|wish|hope|try|tried|forgot|failed|still|yet|supposed|going|gonna|thought|imagine|maybe|perhaps|except"
                    + "|wrong)\\b");

    private final Promise promise;
    private final PastTense verb;
    private final Set<String> about;

    private FulfilledCommitments(Promise promise) {
        List<String> words = words(promise.text());
        this.promise = promise;
        this.verb = new PastTense(words.isEmpty() ? "" : words.getFirst());
        Set<String> due = promise.due() == null ? Set.of() : Set.copyOf(words(promise.due()));
        String what = words.stream().skip(1).filter(word -> !due.contains(word)).collect(Collectors.joining(" "));
        this.about = Terms.about(what);
    }

    /**
     * What of {@code open} was done.
     *
     * @return each with the first sentence that says so
     */
    static List<Done> in(List<Sentence> sentences, List<Promise> open) {
        return open.stream()
                .map(FulfilledCommitments::new)
                .flatMap(kept -> kept.shownBy(sentences).map(sentence -> new Done(kept.promise, sentence)).stream())
                .toList();
    }

    record Done(Promise promise, Sentence shownBy) {

        /** As it is shown. */
        String line() {
            return "%s (%s: \u201c%s\u201d)"
                    .formatted(promise.text(), shownBy.entry().speaker(), shownBy.shortened());
        }
    }

    private Optional<Sentence> shownBy(List<Sentence> sentences) {
        if (about.isEmpty()) {
            return Optional.empty();
        }
        return IntStream.range(0, sentences.size())
                .filter(i -> isReport(sentences.get(i)) || i > 0 && isYes(sentences.get(i - 1), sentences.get(i)))
                .mapToObj(sentences::get)
                .findFirst();
    }

    private boolean isReport(Sentence sentence) {
        if (sentence.isQuestion() || isUnsure(sentence)) {
            return false;
        }
        return finds(REPORT, sentence, report -> isOwner(report.group("who"), sentence))
                || finds(STATE, sentence, state -> true);
    }

    private boolean isYes(Sentence question, Sentence answer) {
        return question.isQuestion()
                && !question.entry().speaker().equals(answer.entry().speaker())
                && isOwner("i", answer)
                && YES.matcher(plain(answer)).find()
                && !isUnsure(answer)
                && isAboutIt(question, about.size())
                && QUESTION.matcher(plain(question)).results().anyMatch(asked -> verb.isFormOfIt(asked.group("verb")));
    }

    /** Of what was promised with the verb that was promised; what was "done" otherwise must be the whole of it. */
    private boolean finds(Pattern pattern, Sentence sentence, Predicate<Matcher> isTheirs) {
        Matcher found = pattern.matcher(plain(sentence));
        for (int from = 0; found.find(from); from = found.start() + 1) {
            String said = found.group("verb");
            boolean same = verb.is(said);
            if ((same || PastTense.isCompletion(said))
                    && isTheirs.test(found)
                    && isOwnWord(plain(sentence), found)
                    && isAboutIt(sentence, same ? Math.ceilDiv(2 * about.size(), 3) : about.size())) {
                return true;
            }
        }
        return false;
    }

    /** "My boss said I sent the numbers" is not. */
    private static boolean isOwnWord(String sentence, Matcher found) {
        return Stream.of(sentence.substring(0, found.start()), sentence.substring(found.end()))
                .map(Mood::of)
                .allMatch(mood -> mood == Mood.STATED || mood == Mood.PAST);
    }

    private boolean isAboutIt(Sentence sentence, int fewest) {
        Set<String> terms = Set.copyOf(Terms.of(sentence.text()));
        return about.stream().filter(terms::contains).count() >= fewest;
    }

    /** Whose promise it was, as far as that is known. */
    private boolean isOwner(String who, Sentence sentence) {
        String owner = promise.owner();
        return switch (who.toLowerCase(Locale.ROOT)) {
            case "we" -> true;
            case "i" -> owner == null || owner.equalsIgnoreCase(sentence.entry().speaker());
            default -> who.equalsIgnoreCase(owner);
        };
    }

    private static boolean isUnsure(Sentence sentence) {
        Mood mood = Mood.of(sentence.text());
        return mood == Mood.IRONIC
                || mood == Mood.ASKED
                || UNSURE.matcher(plain(sentence)).find();
    }

    private static String plain(Sentence sentence) {
        return sentence.text().replace('\u2019', '\'');
    }

    private static List<String> words(String text) {
        return Pattern.compile("[^\\p{L}\\p{N}]+")
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}

package io.coachingcalls.recordings.summary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** What is said to a sentence: who asks for something must hear a yes, and who says something may take it back. */
@PlainJava
final class Replies {

    private static final String CLEAR_YES =
            "(?:yes|yeah|yep|yup|sure|of course|absolutely|certainly|definitely|agreed|gladly"
                    + "|will do|got it|on it|i will|i'll do|happy to|consider it done|no problem|deal)\\b.*";

    /** "Okay, next topic" agrees to nothing. */
    private static final Pattern YES = Clause.ignoringCase(CLEAR_YES
            + "|(?:ok|okay|alright|all right|right|fine|good|great|perfect)(?:[,.! ]+(?:then|thanks|thank you))?(?:[,.! ]+"
            + CLEAR_YES + "|[,.! ]+i'll\\b.*|[,.! ]*)");

    private static final String HESITATION = "(?:well|actually|hmm?|oh|but|sorry|honestly)[,.]? ";

    private static final Pattern NO = Clause.ignoringCase("(?:" + HESITATION + ")?"
            + "(?:(?:no|nope|nah|not|hold on|wait|never|over my dead body|absolutely not|i disagree|i'm not|i am not|i do not"
            + "|i don't|i dont|i doubt|i can't|i cannot|i won't|we can't|we won't|we don't|that's not|that's too|that is too"
            + "|are you sure|are you serious|why|but|too)\\b|really\\?|seriously\\?).*");

    private static final Pattern TAKEN_BACK = Clause.ignoringCase("(?:" + HESITATION + ")?"
            + "(?:no|not really|just kidding|kidding|i'm kidding|just joking|joking|i'm joking|scratch that|never mind|nevermind"
            + "|forget it|forget that|or not|wait|on second thought|as if)\\b.*");

    private static final Set<Mood> OBJECTIONS =
            Set.of(Mood.DENIED, Mood.DOUBTFUL, Mood.CONDITIONAL, Mood.IRONIC, Mood.ASKED);

    private static final int ENTRIES_UNTIL_SOMEBODY_ANSWERS = 3;

    private final List<Sentence> sentences;
    private final int asked;

    /** @param asked index of the sentence that is replied to */
    Replies(List<Sentence> sentences, int asked) {
        this.sentences = sentences;
        this.asked = asked;
    }

    boolean takeItBack() {
        boolean bySpeaker = asked + 1 < sentences.size()
                && sentences.get(asked + 1).entry().speaker().equals(speaker())
                && matches(TAKEN_BACK, sentences.get(asked + 1));
        return bySpeaker
                || next().filter(reply -> matches(NO, reply) || Mood.of(reply.text()) == Mood.IRONIC)
                        .isPresent();
    }

    /** What somebody proposes needs more than that nobody says no. */
    boolean object() {
        return next().filter(reply -> OBJECTIONS.contains(Mood.of(reply.text())))
                .isPresent();
    }

    /**
     * The yes of the one who is asked.
     *
     * @param whom their name as a speaker; null where nobody was named, so that who answers is
     */
    Optional<Sentence> yes(@Nullable String whom) {
        return (whom == null ? next() : next(whom))
                .filter(sentence -> People.isKnown(sentence.entry().speaker())
                        && !sentence.entry().speaker().equals(speaker()))
                .filter(sentence -> matches(YES, sentence) && isMeant(sentence));
    }

    private boolean isMeant(Sentence yes) {
        Replies after = new Replies(sentences, sentences.indexOf(yes));
        return Mood.of(yes.text()) == Mood.STATED && !after.takeItBack();
    }

    /** The first sentence of the next entry. */
    private Optional<Sentence> next() {
        return sentences.stream()
                .skip(asked + 1L)
                .filter(sentence ->
                        sentence.entry().index() != sentences.get(asked).entry().index())
                .findFirst();
    }

    private Optional<Sentence> next(String speaker) {
        int last = sentences.get(asked).entry().index() + ENTRIES_UNTIL_SOMEBODY_ANSWERS;
        return sentences.stream()
                .skip(asked + 1L)
                .takeWhile(sentence -> sentence.entry().index() <= last)
                .filter(sentence -> sentence.entry().speaker().equals(speaker))
                .findFirst();
    }

    private String speaker() {
        return sentences.get(asked).entry().speaker();
    }

    private static boolean matches(Pattern pattern, Sentence sentence) {
        return pattern.matcher(sentence.text().replace('\u2019', '\'')).matches();
    }
}

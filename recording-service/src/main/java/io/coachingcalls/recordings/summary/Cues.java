package io.coachingcalls.recordings.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * Finds in English where people decide something, and where somebody takes something on: a {@link Clause} that begins with
 * one of a few cues and names a {@link Deed}, in a sentence whose {@link Mood} is that of a statement, and that nobody takes
 * back ({@link Replies}). In doubt nothing was said.
 */
@PlainJava
final class Cues {

    private static final String WHAT = "[:,]? (?<what>.+)";

    private static final Pattern PROMISE = Clause.ignoringCase(
            "(?:i'll|i will|ill|i'm going to|i am going to|im going to|i'm gonna|im gonna|i promise to|i commit to)"
                    + WHAT);

    /** Without a date these are wishes and complaints. */
    private static final Pattern DUTY = Clause.ignoringCase("(?:i need to|i have to|i must|i've got to)" + WHAT);

    private static final Pattern PROPOSAL = Clause.ignoringCase(
            "(?:let's|lets|let us|we'll|we will|we're going to|we are going to|we're gonna)" + WHAT);

    private static final Pattern DECISION = Clause.ignoringCase(
            "(?:(?:we|i)(?:'ve| have)?(?: all| both| now| just| also)? (?:decided|agreed|settled)(?: now)?"
                    + "|(?:the|our|my)(?: final)? decision is|(?:final )?decision|(?:it's|it is|that's|that is) (?:decided|settled|agreed))"
                    + "(?: (?<how>to|on|that))?" + WHAT);

    /** "That we ship", "we'll ship". */
    private static final String OURS = "(?i)^we(?:'ll| will)? ";

    private static final Pattern STEP = Clause.ignoringCase(
            "(?:(?:the|our|my|your) )?(?:next steps?|action items?|to-?dos?|homework|follow-?ups?)(?: is| are)?(?: to)?"
                    + WHAT);

    private static final Pattern REQUEST = Clause.ignoringCase(
            "(?:(?:can|could|would|will) you(?: please)?|please|you'll|you will|you need to|you have to|you're going to)"
                    + WHAT);

    private final People people;
    private final Clause.Cutter cutter;
    private final Pattern address;
    private final Pattern assignment;
    private final List<Sentence> sentences;

    private Cues(People people, List<Sentence> sentences) {
        this.people = people;
        this.sentences = sentences;
        this.cutter = new Clause.Cutter(people.names());
        String name = people.names().stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<who>", people.names().isEmpty() ? "(?!))" : ")"));
        this.address = Clause.ignoringCase(name + "(?:[,.!]+\\s*|$)");
        this.assignment = Clause.ignoringCase("(?:" + name + "(?:'ll| will| is going to|'s going to)|action items? for "
                + name.replace("who", "whose") + "(?: is)?(?: to)?)" + WHAT);
    }

    enum Kind {
        DECISION,
        ACTION
    }

    /**
     * A decision or a next action.
     *
     * @param owner who does it; null where that is not said
     * @param saidIn the sentence, and the yes to it where it needed one
     */
    record Found(
            Kind kind,
            String what,
            @Nullable String owner,
            @Nullable String due,
            List<Sentence> saidIn) {}

    /** In order, of a whole conversation. */
    static List<Found> in(List<Entry> entries, List<Sentence> sentences) {
        Cues cues = new Cues(new People(entries), sentences);
        return IntStream.range(0, sentences.size())
                .boxed()
                .flatMap(i -> cues.in(i).stream())
                .toList();
    }

    private List<Found> in(int index) {
        List<Found> found = new ArrayList<>();
        String opener = "";
        @Nullable String addressee = null;
        boolean isClear = true;
        for (Clause clause : cutter.cut(sentences.get(index).text())) {
            Matcher name = address.matcher(clause.text());
            boolean addressed = name.lookingAt();
            addressee = addressed ? people.called(name.group("who")).orElse(null) : addressee;
            Clause said = addressed ? Clause.of(false, clause.text().substring(name.end())) : clause;
            opener += clause.opener() + (addressed ? said.opener() : "") + " ";
            Optional<Found> claim = isClear || clause.goesOn()
                    ? new Said(said.text(), opener, addressee, index).found()
                    : Optional.empty();
            claim.ifPresent(found::add);
            // "He thinks, I will …", "I joked, we will …"
            isClear = said.isEmpty() || claim.isPresent();
            if (!isClear && !said.isOurs()) {
                break;
            }
            opener = said.isEmpty() ? opener : "";
        }
        return found;
    }

    /** One clause with what is around it. */
    private final class Said {

        private final String clause;
        private final String opener;
        private final @Nullable String addressee;
        private final Sentence sentence;
        private final Replies replies;

        Said(String clause, String opener, @Nullable String addressee, int index) {
            this.clause = clause;
            this.opener = opener;
            this.addressee = addressee;
            this.sentence = sentences.get(index);
            this.replies = new Replies(sentences, index);
        }

        Optional<Found> found() {
            Optional<Found> asked = request().or(this::assignment);
            return asked.isPresent() ? asked : stated();
        }

        private Optional<Found> stated() {
            if (Mood.of(sentence.text()) != Mood.STATED || replies.takeItBack()) {
                return Optional.empty();
            }
            return promise().or(this::decision).or(this::step);
        }

        private Optional<Found> promise() {
            String speaker = sentence.entry().speaker();
            return after(PROMISE)
                    .or(() -> after(DUTY).filter(what -> due(what) != null))
                    .filter(what -> Deed.of(what).isPromised(due(what)))
                    .map(what -> action(what, People.isKnown(speaker) ? speaker : null, sentence));
        }

        private Optional<Found> decision() {
            return after(PROPOSAL)
                    .filter(what -> Deed.of(what).isProposed())
                    .filter(what -> !replies.object()
                            && (!Deed.of(what).needsAYes() || replies.yes(null).isPresent()))
                    .or(() -> match(DECISION)
                            .filter(found -> isDecision(found.group("how"), found.group("what")))
                            .map(Cues::what))
                    .map(what -> new Found(Kind.DECISION, capitalised(what), null, null, List.of(sentence)));
        }

        private Optional<Found> step() {
            return after(STEP).filter(what -> Deed.of(what).isKnown()).map(what -> action(what, null, sentence));
        }

        /** What somebody asks of another is theirs once they say yes. */
        private Optional<Found> request() {
            return after(REQUEST).flatMap(what -> agreed(what, addressee));
        }

        /** And what somebody says that another does. */
        private Optional<Found> assignment() {
            return match(assignment).flatMap(found -> {
                String name = found.group("who") == null ? found.group("whose") : found.group("who");
                return people.called(name).flatMap(whom -> agreed(what(found), whom));
            });
        }

        private Optional<Found> agreed(String what, @Nullable String whom) {
            if (!Deed.of(what).isPromised(due(what)) || Mood.of(what) != Mood.STATED) {
                return Optional.empty();
            }
            return sentence.entry().speaker().equals(whom)
                    ? Optional.of(action(what, whom, sentence))
                    : replies.yes(whom).map(yes -> action(what, yes.entry().speaker(), sentence, yes));
        }

        private Found action(String what, @Nullable String owner, Sentence... saidIn) {
            return new Found(Kind.ACTION, capitalised(what), owner, due(what), List.of(saidIn));
        }

        private @Nullable String due(String what) {
            @Nullable String due = Due.in(what);
            return due == null ? Due.in(opener) : due;
        }

        private Optional<String> after(Pattern cue) {
            return match(cue).map(Cues::what);
        }

        private Optional<Matcher> match(Pattern cue) {
            return Optional.of(cue.matcher(clause)).filter(Matcher::matches);
        }
    }

    private static boolean isDecision(@Nullable String how, String what) {
        return switch (how == null ? "" : how.toLowerCase(Locale.ROOT)) {
            case "to" -> Deed.of(what).isDecided();
            case "on" -> Deed.of(what).isAboutSomething();
            default -> Deed.of(what.replaceFirst(OURS, "")).isKnown();
        };
    }

    /** What follows the cue. */
    private static String what(Matcher found) {
        String what = found.group("what").strip().replaceAll("[.!?,;\\s]+$", "");
        return Deed.trimmed(what.replaceFirst("(?i),? please$", ""));
    }

    private static String capitalised(String what) {
        String line = Sentence.shortened(what);
        return line.isEmpty() ? line : line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1);
    }
}

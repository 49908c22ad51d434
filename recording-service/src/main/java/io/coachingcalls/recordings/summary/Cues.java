package io.coachingcalls.recordings.summary;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** How people say in English that something is decided, or that somebody will do something. */
final class Cues {

    /** {@code let's see} decides nothing, and {@code I'll be honest} promises nothing. */
    private static final String SMALL_TALK =
            "(?!(?:just |quickly )?(?:see|say|talk|be honest|be frank|admit|assume|pretend|imagine|think|discuss|wait|hear"
                    + "|try to be|tell you|ask you|let you go|be there|be here|be back|be right back|have to see|never|not)\\b)";

    private static final String VERB = "\\s+(?:definitely |certainly |then |also |now )?" + SMALL_TALK + "(?<what>.+)";

    private static final List<Pattern> DECISIONS = List.of(
            // we have decided to …, we agreed that …, I decided on …
            cue("\\b(?:we|i)(?:'ve| have)?(?: all| both| now| just)* (?:decided|agreed|chosen|settled|concluded)"
                    + "(?: to| that| on)? (?<what>.+)"),
            // the decision is to …
            cue("\\b(?:the|our|my)(?: final)? decision (?:is|was)(?: to| that)?[:,]? (?<what>.+)"),
            // it is decided: …
            cue("\\b(?:it|that)(?:'s| is) (?:decided|settled|agreed)(?: then)?(?: that)?[:,]? (?<what>.+)"),
            cue("^decision[:,] (?<what>.+)"),
            cue("\\b(?:let's|let us)(?! look\\b)" + VERB),
            cue("\\bwe(?:'ll| will|'re going to| are going to)" + VERB));

    private static final List<Pattern> PROMISES =
            List.of(cue("\\bi(?:'ll| will|'m going to| am going to| promise to| commit to|'m gonna)" + VERB));

    /** Without a date these are wishes and complaints. */
    private static final Pattern DUTY = cue("\\bi (?:need to|have to|must|should)" + VERB);

    private static final Pattern REQUEST = cue(
            "\\b(?:you(?:'ll| will| need to| have to| should|'re going to| are going to)|please|(?:can|could|would|will) you(?: please)?+)"
                    + VERB);

    private static final Pattern NAMED_STEP =
            cue("\\b(?:next steps?|action items?|to-?dos?|homework|follow-?ups?)(?: for (?<who>\\p{L}+))?"
                    + "(?: is| are|:|,| would be)(?: to| that)? (?<what>.+)");

    private static final String DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
    private static final String MONTH =
            "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
    private static final String DATE =
            "(?:" + MONTH + " \\d{1,2}(?:st|nd|rd|th)?|(?:the )?\\d{1,2}(?:st|nd|rd|th)(?: of " + MONTH + ")?|\\d{1,2} "
                    + MONTH + "|\\d{4}-\\d{2}-\\d{2})";
    private static final String PERIOD =
            "(?:(?:the )?end of (?:the |this |next )?(?:day|week|month|quarter|year)|(?:this|next) (?:" + DAY
                    + "|week|month|quarter|year)|(?:the )?weekend|" + MONTH + ")";
    private static final String HOUR = "(?:noon|midnight|\\d{1,2}(?::\\d{2})? ?(?:am|pm|o'clock))";
    private static final String TIME = "(?:today|tonight|tomorrow(?: morning| afternoon| evening)?|" + DAY
            + "(?: morning| afternoon| evening)?|" + DATE + "|" + PERIOD + "|" + HOUR + ")";
    private static final Pattern DUE = Pattern.compile(
            "\\b(?:(?:by|before|until|till|on|at|in|no later than) (?<after>" + TIME + ")"
                    + "|(?<alone>today|tonight|tomorrow(?: morning| afternoon| evening)?|(?:this|next) (?:" + DAY
                    + "|week|month|quarter|weekend)|(?:with)?in (?:\\d+|one|two|three|four|five|six|seven|ten|a|an) (?:minute|hour|day|week|month)s?))\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern UNCERTAIN = Pattern.compile(
            "(?:^(?:if|unless) .*|\\b(?:if|whether|unless|maybe|perhaps|might|haven't|have not|didn't|did not|don't know|not sure|never|before) (?:\\p{L}+ ){0,3})$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Collection<String> speakers;
    private final Pattern promiseOfAnother;

    /** @param speakers everybody in the conversation: what another does needs a name, or only one other */
    Cues(Collection<String> speakers) {
        this.speakers = speakers;
        String names = speakers.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        this.promiseOfAnother = cue("\\b(?<who>" + names + ")(?:'ll| will| is going to)" + VERB);
    }

    /** @param owner who does it; null where that is not said */
    record Found(
            String what, @Nullable String owner, @Nullable String due) {}

    Optional<Found> decision(Sentence sentence) {
        if (sentence.isQuestion()) {
            return Optional.empty();
        }
        return DECISIONS.stream()
                .flatMap(cue -> match(cue, sentence).stream())
                .findFirst()
                .map(found -> new Found(what(found), null, null));
    }

    Optional<Found> nextAction(Sentence sentence) {
        String speaker = sentence.entry().speaker();
        @Nullable String due = due(sentence.text());
        Optional<Matcher> step = match(NAMED_STEP, sentence);
        if (step.isPresent()) {
            return step.map(found -> new Found(what(found), found.group("who"), due));
        }
        Optional<Found> request = match(REQUEST, sentence)
                .filter(found ->
                        due != null || found.group().toLowerCase(Locale.ROOT).contains("please"))
                .map(found -> new Found(what(found), onlyOther(speaker), due));
        if (request.isPresent() || sentence.isQuestion()) {
            return request;
        }
        Optional<Found> promise = PROMISES.stream()
                .flatMap(cue -> match(cue, sentence).stream())
                .findFirst()
                .or(() -> match(DUTY, sentence).filter(found -> due != null))
                .map(found -> new Found(what(found), speaker, due));
        return promise.or(
                () -> match(promiseOfAnother, sentence).map(found -> new Found(what(found), found.group("who"), due)));
    }

    private static Optional<Matcher> match(Pattern cue, Sentence sentence) {
        String text = sentence.text().replace('\u2019', '\'');
        Matcher matcher = cue.matcher(text);
        boolean found = matcher.find()
                && !UNCERTAIN.matcher(text.substring(0, matcher.start())).find();
        return found ? Optional.of(matcher) : Optional.empty();
    }

    /** What follows the cue, as a line of its own. */
    private static String what(Matcher found) {
        String what = found.group("what").strip().replaceAll("[.!?,;]+$", "");
        return what.isEmpty()
                ? what
                : what.substring(0, 1).toUpperCase(Locale.ROOT) + Sentence.shortened(what.substring(1));
    }

    private static @Nullable String due(String text) {
        Matcher matcher = DUE.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        return matcher.group("after") == null ? matcher.group("alone") : matcher.group("after");
    }

    private @Nullable String onlyOther(String speaker) {
        var others = speakers.stream().filter(name -> !name.equals(speaker)).toList();
        return others.size() == 1 ? others.getFirst() : null;
    }

    private static Pattern cue(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}

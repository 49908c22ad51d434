package io.coachingcalls.recordings.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether words name something that somebody can do and others can see done: an English verb from a list, and what it
 * is done to. A list, since of a verb that it does not know nobody can tell whether people do it or it happens to them.
 */
@PlainJava
record Deed(String words) {

    private static final Set<String> VERBS = words("""
            accept add adopt analyse analyze announce apply approve arrange ask audit automate bill block book bring build buy calculate call cancel
            change charge check choose clean close coach collect compile complete confirm connect contact cover create cut
            define delay delete deliver deploy design develop do double download donate draft drop edit email estimate evaluate exercise export extend file finalise finalize find finish
            fire fix focus follow forward freeze fund gather get give go hand hire host implement import improve inform increase install interview
            introduce invest invite invoice join journal keep launch leave license list lower mail make map measure meditate meet merge message migrate move
            negotiate offer onboard open order organise organize outline outsource pause notify pay pick pilot ping pitch plan post postpone practice practise
            prepare present print prioritise prioritize promote propose prototype publish pull push put raise reach read rebrand record recruit redesign redo
            reduce refactor refund register rehearse reject release remind remove rename renew rent replace reply reschedule research
            return review revise rewrite run schedule scrap sell send set share ship sign simplify sleep speak split sponsor start stop study submit
            summarise summarize survey switch sync talk tell test text track train transfer translate try update upload validate verify visit walk wire
            write
            """);

    private static final List<String> PHRASES = List.of(
            "deal with ",
            "look after ",
            "look at ",
            "look into ",
            "sort out ",
            "take care of ",
            "take over ",
            "work on ");

    private static final List<String> GOING = List.of("go ahead with ", "go for ", "go live ", "go with ");

    /** What people do together while they talk: somebody who proposes it decides nothing. */
    private static final Set<String> DONE_IN_TALK = words("""
            add ask calculate check choose cover do find follow get give go leave list look make map measure open outline pick
            plan present pull put read review run set share sort speak start stop study summarise summarize talk tell track try
            work write
            """);

    /** And what may be either; so somebody must say yes. */
    private static final Set<String> MAYBE_IN_TALK = words("build focus keep pause");

    /** What one person does there: it is done before the call is over, unless they say when. */
    private static final Set<String> DONE_AT_ONCE =
            words("add ask change follow hand keep offer open present read start stop");

    /** Ways of speaking that begin with a verb from the list. */
    private static final List<String> IDIOMS =
            List.of("""
            add to that, ask you, bring it, bring up, bring you up, build bridges, build momentum, build on that,
            build trust, buy some time, buy time, buy us time, call a spade, call it, call me, call your, change
            gears, change my, change the game, change the subject, change the world, change your, check in, close my,
            close ranks, close the book, close with, cover all, cover my, cover that, cover the bases, cover this, cut
            corners, cut him, cut it, cut my losses, cut our losses, cut the chase, cut the crap, cut them, cut to,
            cut you, deliver the goods, do my best, do our best, do the honors, do the honours, do the math, do the
            talking, do the trick, do the work, do you, do your, drop it, drop the ball, drop you, find a way, find
            common ground, find out, find the time, find time, find you, finish my, finish strong, finish that, finish
            this thought, fix that for you, follow suit, follow the money, follow you, get a feel, get a grip, get a
            life, get back, get going, get into, get it, get on, get over, get real, get some rest, get some sleep,
            get started, get straight, get that, get the ball, get the hang, get the job done, get the message, get
            the picture, get the point, get there, get this, get to, get used, get you, give an example, give credit,
            give her, give him, give in, give it, give me, give that, give the floor, give them, give thought, give
            up, give you, go, hand it, hand over to, join forces, join the club, join you, keep an eye, keep calm,
            keep going, keep her, keep him, keep in, keep it, keep me, keep my, keep our, keep pace, keep quiet, keep
            talking, keep that, keep the faith, keep the lights, keep the pressure, keep them, keep this, keep to,
            keep trying, keep us, keep you, keep your, leave it, leave that, leave you, look at it this way, make a
            difference, make a fool, make a killing, make a long, make a move, make a point, make america, make do,
            make ends, make friends, make hay, make headway, make him, make history, make it, make money, make no,
            make progress, make room, make sense, make sure, make that, make the best, make the cut, make the most,
            make this, make time, make up, make waves, make way, make you, meet halfway, meet you, move along, move
            forward, move heaven, move mountains, move on, move the goalposts, move the needle, move to slide, move to
            the next, offer a thought, offer my, open a can, open doors, open my, open the door, open up, open with,
            pay attention, pay our dues, pay the price, pick it, pick that, pick this, pick up, pick you, pick your,
            plan for the, plan on, pull strings, pull the plug, pull the trigger, pull together, push back, push
            harder, push the boundaries, push the envelope, push the limits, push through, put a pin, put it, put my,
            put on, put that, put this, put up, put you, raise a toast, raise an eyebrow, raise eyebrows, raise hell,
            raise my, raise the bar, raise the point, raise the question, raise the roof, raise the stakes, raise you,
            raise your, reach for, read between, read you, return to, run and, run into, run it, run out, run rings,
            run that, run the show, run this, run through, run to, run with, run you, sell myself, sell ourselves,
            send a signal, set an example, set aside, set sail, set that, set the bar, set the pace, set the record,
            set the scene, set the stage, set the tone, share a story, share an example, share my, share something,
            share that, share this, sleep on, sleep tight, sleep well, speak for, speak my, speak plainly, speak up,
            split hairs, start again, start by, start from, start over, start with a question, start with me, start
            with the agenda, start with you, stop here, stop right, stop the bleeding, stop the clock, stop there,
            stop you, switch gears, talk about, talk it, talk this, talk through, talk to you, talk you, tell me, tell
            you, test the limits, test the waters, try and, try it, try my, try not, try that, try this, try to, walk
            a, walk away, walk back, walk in, walk on, walk out, walk over, walk the, walk through, walk us, walk you,
            write history, write off, write that down, write this down
            """.strip().replaceAll("\\s+", " ").split(", "));

    /** Said of people who are not there, it is enough to say whom. */
    private static final Set<String> TOLD_TO_PEOPLE =
            words("call contact email hire interview invite mail message notify pay ping text visit write");

    private static final Pattern OTHERS = Pattern.compile(" (?:him|her|them) ");

    /** Within reach of who speaks. */
    private static final Set<String> AT_HAND = words("""
            screen mic microphone camera chat window door coffee tea water charger headphones glasses bathroom lunch pizza beer drinks
            """);

    private static final Set<String> OF_TALK =
            words("agenda call conversation discussion floor meeting point recording session subject topic");

    private static final Set<String> NOTHING_TO_DECIDE = words("a an be differ disagree have it that the this");

    private static final Set<String> THOUGHTS =
            words("example experience feeling idea observation opinion perspective story thought thoughts view");

    private static final Set<String> BEGIN_OR_END = words("change close finish join leave open pause start stop");

    /** "Get fired" is nothing that people do. */
    private static final Pattern GET_SOMETHING =
            Pattern.compile("get (?:the|a|an|my|our|your|their|some|us|\\p{L}+ to) .*");

    private static final String BEFORE_THE_VERB =
            "(?i)^(?:(?:definitely|certainly|then|also|now|just|quickly|gladly|personally|first|all|both|go ahead and) )*";

    /** Of what somebody says that is done. */
    static Deed of(String what) {
        String words = what.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}'-]+", " ");
        return new Deed(words.strip() + " ");
    }

    /** Less what people put before a verb. */
    static String trimmed(String what) {
        return what.replaceFirst(BEFORE_THE_VERB, "");
    }

    /** Whether it may stand behind "we decided to", which needs no list. */
    boolean isDecided() {
        return !verb().isEmpty() && !NOTHING_TO_DECIDE.contains(verb());
    }

    /** Whether it is something that people do. */
    boolean isKnown() {
        boolean happens = verb().equals("get") && !GET_SOMETHING.matcher(words).matches();
        return VERBS.contains(verb()) && !happens || begins(PHRASES);
    }

    /**
     * Whether it may stand behind "I will".
     *
     * @param due until when, where that was said
     */
    boolean isPromised(@Nullable String due) {
        boolean later = due != null || !DONE_AT_ONCE.contains(verb());
        return isKnown() && !isIdiom() && !isOfTheCall() && isAboutSomething() && later;
    }

    /** Whether it may stand behind "let's". */
    boolean isProposed() {
        boolean decides = Due.isAfterTheCall(words) || begins(GOING) || !DONE_IN_TALK.contains(verb());
        return isKnown() && !isIdiom() && !isOfTheCall() && isAboutSomething() && decides;
    }

    /** Whether it is only decided once somebody says yes to it. */
    boolean needsAYes() {
        return MAYBE_IN_TALK.contains(verb());
    }

    /** "Do it" says nothing, "call him" does. */
    boolean isAboutSomething() {
        return !Terms.about(Due.without(words.substring(verb().length()))).isEmpty()
                || TOLD_TO_PEOPLE.contains(verb()) && OTHERS.matcher(words).find();
    }

    private boolean isIdiom() {
        return !begins(GOING) && IDIOMS.stream().anyMatch(idiom -> words.startsWith(idiom + " "));
    }

    private boolean isOfTheCall() {
        List<String> all = List.of(words.split(" "));
        return all.stream().anyMatch(AT_HAND::contains)
                || BEGIN_OR_END.contains(verb()) && all.stream().anyMatch(OF_TALK::contains)
                || verb().equals("share") && all.stream().anyMatch(THOUGHTS::contains);
    }

    private boolean begins(List<String> phrases) {
        return phrases.stream().anyMatch(words::startsWith);
    }

    private String verb() {
        return words.substring(0, words.indexOf(' '));
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
    }
}

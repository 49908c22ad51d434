package io.coachingcalls.recordings.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.coachingcalls.structure.PlainJava;

/**
 * How English words are meant. Only what is stated can be claimed: one word that hints at anything else is enough to
 * claim nothing.
 */
@PlainJava
enum Mood {
    /** Also what is meant the other way round. */
    DENIED("""
            not, no, never, none, nobody, nothing, neither, nor, without, hardly, barely, anyone, anybody, cannot, refuse,
            refuses, refused, against, instead of, dont, wont, cant, didnt, doesnt, isnt, havent, wouldnt, shouldnt,
            far from
            """),
    DOUBTFUL("""
            maybe, perhaps, might, could, would, should, probably, possibly, potentially, likely, think, thinking, guess,
            believe, suppose, supposed, hope, hoping, hopefully, wish, doubt, wonder, wondering, consider, considering,
            imagine, pretend, assume, say we, say i, try to, sure if, sure whether, eventually, someday, one day, in theory,
            theoretically, ideally, ideal world, perfect world, almost, nearly, tempted, fingers crossed,
            with luck, knock on wood, touch wood, god willing, at some point, sooner or later, one of these days, or something,
            or so, or we, or i
            """),
    CONDITIONAL("""
            if, unless, whether, when, whenever, once, in case, as long as, as soon as, provided, providing, assuming,
            supposing, otherwise, depends, depending, subject to, only after
            """),
    REPORTED("""
            said, says, say, saying, told, tells, telling, asks, asked, thinks, thought, hears, heard, writes, wrote, claims,
            claimed, promised, promises, announces, announced, shouts, shouted, goes, according to, apparently, supposedly,
            allegedly, reportedly, rumour, rumor, insists, insisted, swears, swore, wants, wanted, is like, was like, were
            like, he's like, she's like, they're like, is what, keeps, promising
            """),
    IRONIC("""
            yeah right, oh sure, oh great, oh yeah, brilliant, genius, went so well, go wrong, going so well, pigs fly,
            freezes over, as if, because that, at this rate, at this pace, another life, always helps, always works,
            your dreams, dream on, you wish, a million years, kidding, joking, scratch that, yeah sure
            """),
    PAST(
            "last time, last year, last month, last week, ago, back in, back then, used to, originally, at first, in the past"),
    /** Small words of languages that people mix into English, or that speech recognition takes for it. */
    FOREIGN("""
            der, das, und, nicht, wir, ich, mit, für, ist, que, para, pour, les, une, il, che, och, het, een, niet, con,
            por, mañana, morgen, demain, vamos, dir, mir, uns, euch, sie, auf, bis, nach, kein, vous, nous, avec, dans, pas,
            del, una, voor, naar, jag, att, för, inte, jeg, ikke, nie, sí, oui, nein
            """),
    ASKED(),
    STATED();

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");

    private static final Pattern QUESTION = Pattern.compile("(?:who|whom|whose|what|which|why|how|where|when) .*"
            + "|(?:do|does|did|have|has|had|is|are|was|were|am|will|shall|should|can|could|would|may)"
            + " (?:i|you|we|he|she|it|they|there|the|this|that|any|my|our|your|his|her|their) .*"
            + "|.* (?:right|or not|okay|yes|no) ");

    /** Nothing else than politeness. */
    private static final Pattern POLITE = Pattern.compile(" (?:no problem|no worries|not a problem|why not) ");

    /** "Ask what they think": what is in doubt there is not whether somebody asks. */
    private static final Pattern TO_BE_FOUND_OUT = Pattern.compile(
            " (?<ask>(?:ask|hear|see|learn|check|find out)(?: \\p{L}+){0,3}) (?:what|how) (?:they|he|she|people|everybody|everyone|\\p{L}+s)"
                    + " (?:think|thinks|believe|believes|want|wants|say|says|would|could|hope|hopes)(?= )");

    private static final Pattern NOT_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");
    private static final Pattern QUOTES = Pattern.compile("[\"\u201c\u201d\u201e\u00ab\u00bb]");

    private final List<String> markers;

    Mood(String... markers) {
        this.markers = Arrays.stream(String.join(",", markers).split(","))
                .map(marker -> marker.strip().replaceAll("\\s+", " "))
                .filter(marker -> !marker.isEmpty())
                .map(" %s "::formatted)
                .toList();
    }

    /** Of a whole sentence: what comes behind counts as much as what comes before. */
    static Mood of(String sentence) {
        String words = POLITE.matcher(words(sentence)).replaceAll(" ");
        words = TO_BE_FOUND_OUT.matcher(words).replaceAll(" ${ask}");
        for (Mood mood : values()) {
            if (mood.markers.stream().anyMatch(words::contains)) {
                return mood;
            }
        }
        if (QUOTES.matcher(sentence).find()) {
            return REPORTED;
        }
        if (NOT_LATIN.matcher(sentence).find()) {
            return FOREIGN;
        }
        return sentence.endsWith("?") || QUESTION.matcher(words.stripLeading()).matches() ? ASKED : STATED;
    }

    /** In lower case with one space around each, contractions in full. */
    private static String words(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replace("n't", " not")
                .replace("'d ", " would ");
        return " " + BETWEEN_WORDS.matcher(plain).replaceAll(" ").strip() + " ";
    }
}

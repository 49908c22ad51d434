package io.coachingcalls.recordings.speech;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;

import io.coachingcalls.structure.PlainJava;

/**
 * What recognisers write where nobody speaks: they have learned from films and videos, and in a silence go on as those do, or
 * say the same again and again.
 */
@PlainJava
final class Hallucination {

    /** Whisper's own limit: a text that can be compressed so well says little. */
    static final double MOST_COMPRESSION = 2.4;

    /** Nobody says that in a call, in whatever language. */
    private static final Pattern CREDIT = Pattern.compile(
            "amara\\.org|castingwords|opensubtitles|dimatorzok|nicolai winther|johnyx|sous-titrage (?:st'|soci\u00e9t\u00e9)"
                    + "|untertitel(?:ung)? (?:im auftrag|des|von|der|durch|vom) .*"
                    + "|^(?:subtitles?|closed captions?|captions?|captioning|subtitling|transcripts?|transcription|translation)"
                    + " (?:made |provided |created |done )?by (?!(?:mon|tues|wednes|thurs|fri|satur|sun)day|then|now|next|the end|to)\\p{L}.*"
                    + "|^(?:subt\u00edtulos|legendas|sous-titres|sottotitoli|ondertitel(?:s|ing)|undertexter|undertekster|tekstet|teksting"
                    + "|danske tekster|napisy|titulky|altyaz\u0131|felirat|\u0441\u0443\u0431\u0442\u0438\u0442\u0440\u044b)\\b.{0,20}"
                    + "(?: por | pela | par | r\u00e9alis| creati | a cura di | ingediend | door | fr\u00e5n | av | af | stworz| vytvo\u0159| m\\.k|"
                    + " \u0441\u0434\u0435\u043b\u0430\u043b| \u0441\u043e\u0437\u0434\u0430).*"
                    + "|\u0440\u0435\u0434\u0430\u043a\u0442\u043e\u0440 \u0441\u0443\u0431\u0442\u0438\u0442\u0440\u043e\u0432"
                    + "|\u5b57\u5e55(?:\u7531|\u5fd7\u613f\u8005|\u88fd\u4f5c|\u5236\u4f5c| ?by)|\u8bf7\u4e0d\u541d\u70b9\u8d5e|\u8acb\u4e0d\u541d\u9ede\u8d0a"
                    + "|\uc790\ub9c9 ?(?:\uc81c\uacf5|by)|\u062a\u0631\u062c\u0645\u0629 \u0646\u0627\u0646\u0633\u064a",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    /** People say so, too; but not if they say nothing else. */
    private static final Set<String> FAREWELLS = Set.of(
            "thanks for watching",
            "thank you for watching",
            "thank you so much for watching",
            "thanks for watching and see you next time",
            "please subscribe",
            "please subscribe to my channel",
            "like and subscribe",
            "dont forget to subscribe",
            "see you in the next video",
            "you",
            "vielen dank f\u00fcrs zuschauen",
            "danke f\u00fcrs zuschauen",
            "merci davoir regard\u00e9 cette vid\u00e9o",
            "merci davoir regard\u00e9",
            "gracias por ver el video",
            "gracias por ver el v\u00eddeo",
            "obrigado por assistir",
            "grazie per aver guardato il video",
            "bedankt voor het kijken",
            "dzi\u0119kuj\u0119 za uwag\u0119",
            "\u0441\u043f\u0430\u0441\u0438\u0431\u043e \u0437\u0430 \u043f\u0440\u043e\u0441\u043c\u043e\u0442\u0440",
            "\u043f\u0440\u043e\u0434\u043e\u043b\u0436\u0435\u043d\u0438\u0435 \u0441\u043b\u0435\u0434\u0443\u0435\u0442",
            "izlediginiz icin tesekkurler",
            "izledi\u011finiz i\u00e7in te\u015fekk\u00fcrler",
            "\u3054\u8996\u8074\u3042\u308a\u304c\u3068\u3046\u3054\u3056\u3044\u307e\u3057\u305f",
            "\u3054\u6e05\u8074\u3042\u308a\u304c\u3068\u3046\u3054\u3056\u3044\u307e\u3057\u305f",
            "\uc2dc\uccad\ud574\uc8fc\uc154\uc11c \uac10\uc0ac\ud569\ub2c8\ub2e4",
            "\u8c22\u8c22\u89c2\u770b",
            "\u8b1d\u8b1d\u89c0\u770b",
            "\u611f\u8c22\u89c2\u770b");

    /** Of texts; nobody says the same so often in a row. */
    private static final int LOOP = 4;

    /** And in another order so often in as much text as is said in half a minute, which is what Whisper hears at a time. */
    private static final int OFTEN = 3;

    private static final int WINDOW = 500;

    private Hallucination() {}

    /**
     * What somebody may have said of all that was heard.
     *
     * @param heard in order
     */
    static <T> List<T> without(List<T> heard, Function<T, String> text) {
        List<T> said = heard.stream()
                .filter(part -> !isCredit(text.apply(part)) && !isLoop(text.apply(part)))
                .toList();
        List<T> left = withoutLoops(withoutRuns(said, text), text);
        return left.stream().allMatch(part -> FAREWELLS.contains(words(text.apply(part)))) ? List.of() : left;
    }

    private static boolean isCredit(String text) {
        return CREDIT.matcher(text.strip()).find();
    }

    /** From its beginning to its end: a long text is compressed the better for its length alone. */
    private static boolean isLoop(String text) {
        return IntStream.iterate(0, from -> from == 0 || from < text.length(), from -> from + WINDOW)
                .mapToObj(from -> text.substring(Math.max(0, Math.min(from, text.length() - WINDOW))))
                .map(rest -> rest.substring(0, Math.min(WINDOW, rest.length())))
                .allMatch(window -> compression(window) > MOST_COMPRESSION);
    }

    private static <T> List<T> withoutRuns(List<T> heard, Function<T, String> text) {
        List<T> left = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= heard.size(); to++) {
            boolean goesOn =
                    to < heard.size() && words(text.apply(heard.get(to))).equals(words(text.apply(heard.get(from))));
            if (!goesOn) {
                left.addAll(to - from < LOOP ? heard.subList(from, to) : List.of());
                from = to;
            }
        }
        return left;
    }

    private static <T> List<T> withoutLoops(List<T> heard, Function<T, String> text) {
        List<T> left = new ArrayList<>();
        List<T> window = new ArrayList<>();
        int length = 0;
        for (T part : heard) {
            window.add(part);
            length += text.apply(part).length();
            if (length >= WINDOW) {
                left.addAll(withoutRepeated(window, text));
                window.clear();
                length = 0;
            }
        }
        left.addAll(withoutRepeated(window, text));
        return left;
    }

    private static <T> List<T> withoutRepeated(List<T> window, Function<T, String> text) {
        if (compression(window.stream().map(text).collect(Collectors.joining(" "))) <= MOST_COMPRESSION) {
            return List.copyOf(window);
        }
        Map<String, Long> times =
                window.stream().collect(Collectors.groupingBy(part -> words(text.apply(part)), Collectors.counting()));
        return window.stream()
                .filter(part -> times.get(words(text.apply(part))) < OFTEN)
                .toList();
    }

    /** How many times shorter a text becomes when it is compressed, as Whisper measures it. */
    private static double compression(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] compressed = new byte[bytes.length + 64];
            return (double) bytes.length / deflater.deflate(compressed);
        } finally {
            deflater.end();
        }
    }

    /** To be compared: without case and punctuation. */
    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("['\u2019]", "")
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }
}

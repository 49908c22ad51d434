package io.coachingcalls.recordings.transcript;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.coachingcalls.structure.PlainJava;

/** Counts what was said. */
@PlainJava
public final class Words {

    /** What recognisers write of other sounds: {@code [music]}, {@code (laughs)}, {@code *coughs*}. */
    private static final Pattern SOUNDS =
            Pattern.compile("\\[[^\\]]*]|\\([^)]*\\)|\\*[^*]*\\*|\u266a[^\u266a]*\u266a?");

    private static final Set<String> HESITATION =
            Set.of("um", "umm", "uh", "uhh", "uhm", "hm", "hmm", "mm", "mhm", "er", "erm", "ah", "eh", "oh");

    /** Where words are written without spaces, a character is as good as one. */
    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]|[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'\u2019]*");

    private Words() {}

    /** The words in a text, less sounds and hesitation. */
    public static long count(String text) {
        return WORD.matcher(SOUNDS.matcher(text).replaceAll(" "))
                .results()
                .filter(word -> !HESITATION.contains(word.group().toLowerCase(Locale.ROOT)))
                .count();
    }
}

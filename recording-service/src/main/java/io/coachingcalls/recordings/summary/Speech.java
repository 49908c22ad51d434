package io.coachingcalls.recordings.summary;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether anything was said at all. */
final class Speech {

    /** What recognisers write of other sounds: {@code [music]}, {@code (laughs)}, {@code *coughs*}. */
    private static final Pattern SOUNDS =
            Pattern.compile("\\[[^\\]]*]|\\([^)]*\\)|\\*[^*]*\\*|\u266a[^\u266a]*\u266a?");

    private static final Set<String> HESITATION =
            Set.of("um", "umm", "uh", "uhh", "uhm", "hm", "hmm", "mm", "mhm", "er", "erm", "ah", "eh", "oh");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'\u2019]*");

    private Speech() {}

    static boolean isIn(List<Entry> entries) {
        return entries.stream().anyMatch(entry -> isIn(entry.text()));
    }

    private static boolean isIn(String text) {
        return WORD.matcher(SOUNDS.matcher(text).replaceAll(" "))
                .results()
                .anyMatch(word -> !HESITATION.contains(word.group().toLowerCase(Locale.ROOT)));
    }
}

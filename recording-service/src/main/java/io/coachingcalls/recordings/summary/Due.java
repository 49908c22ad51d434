package io.coachingcalls.recordings.summary;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** Until when something is to be done, in the words that were said. */
@PlainJava
final class Due {

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

    private static final String AFTER = "(?:by|before|until|till|on|at|in|no later than) ";

    private static final String ALONE =
            "(?:today|tonight|tomorrow(?: morning| afternoon| evening)?|(?:this|next) (?:" + DAY
                    + "|week|month|quarter|weekend)|(?:with)?in (?:\\d+|one|two|three|four|five|six|seven|ten|a|an) (?:minute|hour|day|week|month)s?)";

    /** Of {@code today's call} and {@code the talk about next week} no day is the one on which it is due. */
    private static final Pattern DUE = Pattern.compile(
            "\\b(?:" + AFTER + "(?<after>" + TIME + ")|(?<!\\b(?:about|from|of|for|since|than) )(?<alone>" + ALONE
                    + "))\\b(?!')",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A date as a sentence may begin with it. */
    static final String PHRASE = "(?:" + AFTER + TIME + "|" + ALONE + ")";

    private Due() {}

    /** Whether a day is named that is not this one, and not what it is all about: "plan next month" names none. */
    static boolean isAfterTheCall(String text) {
        return DUE.matcher(text)
                .results()
                .anyMatch(due -> due.group("after") != null && !due.group().contains("today"));
    }

    static String without(String text) {
        return DUE.matcher(text).replaceAll(" ");
    }

    static @Nullable String in(String text) {
        Matcher matcher = DUE.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        return matcher.group("after") == null ? matcher.group("alone") : matcher.group("after");
    }
}

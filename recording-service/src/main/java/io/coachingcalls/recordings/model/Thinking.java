package io.coachingcalls.recordings.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.coachingcalls.structure.PlainJava;

/**
 * Takes what a model thinks out of what it says: {@code <think>…</think>} and its like, in any case, also where it is never
 * closed, and all that comes before a closing tag whose opening tag stood in the prompt. Pieces may be cut anywhere.
 */
@PlainJava
public final class Thinking {

    private static final String WORD = "(?:think|thinking|thought|thoughts|reason|reasoning)";

    private static final Pattern TAG = Pattern.compile(
            "<\\s{0,9}(?<close>/?)\\s{0,9}(?:\\w{1,20}:)?" + WORD + "(?:\\s[^<>]{0,99})?>"
                    + "|\\[(?<shut>/?)THINK]|\u25c1(?<end>/?)think\u25b7",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BEGINNING = Pattern.compile("[<\\[\u25c1]");

    private final List<String> held = new ArrayList<>();
    private boolean isHeld;
    private boolean wasOpenedBefore;
    private boolean hasSpoken;
    private int depth;
    private String rest = "";

    /** @param isHeld nothing is said before all is there: the tag that ends the thinking may be the only one */
    Thinking(boolean isHeld) {
        this.isHeld = isHeld;
    }

    /** What is left of a whole answer. */
    public static String without(String answer) {
        Thinking thinking = new Thinking(true);
        return (String.join("", thinking.next(answer)) + String.join("", thinking.end())).strip();
    }

    /** @return what can be said now */
    List<String> next(String piece) {
        List<String> said = new ArrayList<>();
        rest += piece;
        Matcher tag = TAG.matcher(rest);
        int from = 0;
        while (tag.find()) {
            say(rest.substring(from, tag.start()), said);
            pass(isClosing(tag), said);
            from = tag.end();
        }
        int cut = cutTag(from);
        say(rest.substring(from, cut), said);
        rest = rest.substring(cut);
        return said;
    }

    /** @return what was still to be said */
    List<String> end() {
        List<String> said = new ArrayList<>();
        say(rest, said);
        said.addAll(0, held);
        held.clear();
        rest = "";
        return said;
    }

    /** Whether the thinking began in the prompt: an answer of this model says nothing before it is closed. */
    boolean wasOpenedBefore() {
        return wasOpenedBefore;
    }

    private void pass(boolean isClosing, List<String> said) {
        if (!isClosing) {
            depth++;
        } else if (depth > 0) {
            depth--;
        } else {
            wasOpenedBefore = true;
            isHeld = false;
            hasSpoken = false;
            held.clear();
            said.clear();
        }
    }

    private void say(String text, List<String> said) {
        String words = hasSpoken ? text : text.stripLeading();
        if (depth == 0 && !words.isEmpty()) {
            hasSpoken = true;
            (isHeld ? held : said).add(words);
        }
    }

    /** Where a tag begins whose end is yet to come. */
    private int cutTag(int from) {
        Matcher beginning = BEGINNING.matcher(rest);
        for (int at = from; beginning.find(at); at = beginning.end()) {
            Matcher tag = TAG.matcher(rest).region(beginning.start(), rest.length());
            if (!tag.lookingAt() && tag.hitEnd()) {
                return beginning.start();
            }
        }
        return rest.length();
    }

    private static boolean isClosing(Matcher tag) {
        return "/".equals(tag.group("close")) || "/".equals(tag.group("shut")) || "/".equals(tag.group("end"));
    }
}

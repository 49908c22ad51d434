package io.coachingcalls.recordings.summary;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.coachingcalls.structure.PlainJava;

/** An English verb, and how one says that it was done. Where past and present look alike nothing counts as past. */
@PlainJava
record PastTense(String base) {

    private static final Set<String> COMPLETION = Set.of("did", "done", "finished", "completed");

    private static final Map<String, Set<String>> IRREGULAR = Map.ofEntries(
            Map.entry("begin", Set.of("began", "begun")),
            Map.entry("bring", Set.of("brought")),
            Map.entry("build", Set.of("built")),
            Map.entry("buy", Set.of("bought")),
            Map.entry("choose", Set.of("chose", "chosen")),
            Map.entry("do", Set.of("did", "done")),
            Map.entry("draw", Set.of("drew", "drawn")),
            Map.entry("find", Set.of("found")),
            Map.entry("get", Set.of("got", "gotten")),
            Map.entry("give", Set.of("gave", "given")),
            Map.entry("go", Set.of("went", "gone")),
            Map.entry("hold", Set.of("held")),
            Map.entry("make", Set.of("made")),
            Map.entry("meet", Set.of("met")),
            Map.entry("pay", Set.of("paid")),
            Map.entry("redo", Set.of("redid", "redone")),
            Map.entry("rewrite", Set.of("rewrote", "rewritten")),
            Map.entry("ring", Set.of("rang", "rung")),
            Map.entry("run", Set.of("ran")),
            Map.entry("sell", Set.of("sold")),
            Map.entry("send", Set.of("sent")),
            Map.entry("show", Set.of("showed", "shown")),
            Map.entry("speak", Set.of("spoke", "spoken")),
            Map.entry("spend", Set.of("spent")),
            Map.entry("take", Set.of("took", "taken")),
            Map.entry("teach", Set.of("taught")),
            Map.entry("tell", Set.of("told")),
            Map.entry("write", Set.of("wrote", "written")));

    /** Whether {@code word} says that it was done. */
    boolean is(String word) {
        String said = word.toLowerCase(Locale.ROOT);
        Set<String> irregular = IRREGULAR.get(base);
        return irregular == null
                ? said.endsWith("ed") && !said.equals(base) && Terms.of(said).equals(Terms.of(base))
                : irregular.contains(said);
    }

    boolean isFormOfIt(String word) {
        return word.equalsIgnoreCase(base) || is(word);
    }

    /** Whether {@code word} says of anything that it was done. */
    static boolean isCompletion(String word) {
        return COMPLETION.contains(word.toLowerCase(Locale.ROOT));
    }
}

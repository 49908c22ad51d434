package io.coachingcalls.recordings.model;

import java.util.List;

import dev.langchain4j.model.output.structured.Description;
import org.jspecify.annotations.Nullable;

/** A model's answer: what it says that a conversation came to. Nobody has held it against the conversation yet. */
public record Minutes(
        @Description("two to five sentences in the language of the transcript") @Nullable
        String summary,

        @Description("what was decided; empty when nothing was") @Nullable
        List<Decision> decisions,

        @Description("what somebody will do next; empty when nobody promised anything") @Nullable
        List<NextAction> nextActions) {

    public record Decision(
            @Description("the decision in one line") @Nullable
            String text,

            @Description("the number of the entry in which it was said") @Nullable
            Integer entry,

            @Description("words of that entry, copied exactly") @Nullable
            String quote) {}

    public record NextAction(
            @Description("the action in one line") @Nullable String text,

            @Description("the number of the entry in which it was said") @Nullable
            Integer entry,

            @Description("words of that entry, copied exactly") @Nullable
            String quote,

            @Description("the name of who will do it, if it was said") @Nullable
            String owner,

            @Description("until when, in the words that were said, if it was said") @Nullable
            String due) {}
}

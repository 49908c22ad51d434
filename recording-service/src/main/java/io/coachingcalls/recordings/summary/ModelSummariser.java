package io.coachingcalls.recordings.summary;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.coachingcalls.problem.KeepableText;
import io.coachingcalls.recordings.commitments.Commitments.Promise;
import io.coachingcalls.recordings.model.Minutes;
import io.coachingcalls.recordings.model.ModelConfig;
import io.coachingcalls.recordings.model.ModelFailure.UnusableAnswer;
import io.coachingcalls.recordings.model.ModelMinutes;
import io.coachingcalls.recordings.summary.CallSummary.Source;
import io.coachingcalls.recordings.summary.Claims.Claim;
import io.coachingcalls.recordings.summary.Claims.Quote;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Has a language model do it, part by part where the conversation is long. */
@Singleton
class ModelSummariser implements Summariser {

    /** Of characters; a model that does not stop talking must not burst the event that tells of the summary. */
    private static final int LONGEST_SUMMARY = 8_000;

    private static final int MOST_POINTS = 100;

    private final ModelMinutes model;
    private final ModelConfig config;

    ModelSummariser(ModelMinutes model, ModelConfig config) {
        this.model = model;
        this.config = config;
    }

    @Override
    public Source source() {
        return Source.MODEL;
    }

    @Override
    public Uni<Claims> summarise(List<Entry> entries, List<Promise> open) {
        List<String> promises = open.stream().map(Promise::text).toList();
        return Multi.createFrom()
                .iterable(TranscriptChunks.cut(entries, config.partLength()))
                .onItem()
                .transformToUniAndConcatenate(
                        part -> model.write(promises, said(part)).map(ModelSummariser::claims))
                .collect()
                .asList()
                .chain(this::together);
    }

    private Uni<Claims> together(List<Claims> parts) {
        if (parts.size() == 1) {
            return Uni.createFrom().item(parts.getFirst());
        }
        return model.merge(parts.stream().map(Claims::summary).toList())
                .map(summary -> new Claims(
                        summary,
                        parts.stream()
                                .flatMap(part -> part.decisions().stream())
                                .toList(),
                        parts.stream()
                                .flatMap(part -> part.nextActions().stream())
                                .toList()));
    }

    /** An answer without a summary is none. */
    static Claims claims(Minutes minutes) {
        if (minutes == null || minutes.summary() == null || minutes.summary().isBlank()) {
            throw new UnusableAnswer("the answer has no summary");
        }
        return new Claims(
                shortened(minutes.summary()),
                items(minutes.decisions())
                        .map(d -> new Claim(line(d.text()), quotes(d.entry(), d.quote()), null, null))
                        .toList(),
                items(minutes.nextActions())
                        .map(a -> new Claim(line(a.text()), quotes(a.entry(), a.quote()), a.owner(), a.due()))
                        .toList());
    }

    private static <T> Stream<T> items(@Nullable List<T> list) {
        return list == null
                ? Stream.empty()
                : list.stream().filter(Objects::nonNull).limit(MOST_POINTS);
    }

    private static @Nullable String line(@Nullable String text) {
        return text == null ? null : Sentence.shortened(KeepableText.of(text));
    }

    private static String shortened(@Nullable String summary) {
        String text = summary == null ? "" : KeepableText.of(summary);
        return text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY);
    }

    private static List<Quote> quotes(@Nullable Integer entry, @Nullable String words) {
        return words == null ? List.of() : List.of(new Quote(entry == null ? -1 : entry, words));
    }

    private static List<Said> said(List<Entry> part) {
        return part.stream()
                .map(entry -> new Said(entry.index(), entry.speaker(), entry.text()))
                .toList();
    }

    /** A line of the transcript for the model. */
    private record Said(int entry, String speaker, String text) {}
}

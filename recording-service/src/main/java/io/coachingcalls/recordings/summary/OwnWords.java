package io.coachingcalls.recordings.summary;

import java.util.List;

import io.coachingcalls.recordings.summary.CallSummary.Point;
import io.coachingcalls.recordings.summary.Voices.Voice;
import io.coachingcalls.recordings.transcript.Words;
import io.coachingcalls.structure.PlainJava;

/**
 * Nobody's words bind others. What guests say alone sums up no call and decides nothing in it; they promise what they
 * will do themselves, and nobody owes it. Asked of every summary, whoever made it.
 */
@PlainJava
final class OwnWords {

    private final List<Entry> entries;
    private final Voices voices;

    OwnWords(List<Entry> entries, Voices voices) {
        this.entries = entries;
        this.voices = voices;
    }

    /** Nobody else said a word: there is nothing that the call came to. */
    boolean areGuestsOnly() {
        return entries.stream()
                .filter(entry -> Words.count(entry.text()) > 0)
                .allMatch(entry -> voices.of(entry.index()) == Voice.GUEST);
    }

    /** Less what rests on guests' words alone, but for what they themselves will do. */
    CallSummary in(CallSummary summary) {
        List<Point> decisions =
                summary.decisions().stream().filter(this::isHeardOfOthers).toList();
        List<Point> nextActions = summary.nextActions().stream()
                .filter(action -> isHeardOfOthers(action) || isOwnPromise(action))
                .toList();
        int dropped = summary.decisions().size() + summary.nextActions().size() - decisions.size() - nextActions.size();
        return new CallSummary(summary.text(), decisions, nextActions, summary.source(), summary.dropped() + dropped);
    }

    /** Those next actions that the call's owner will be reminded of. */
    List<Point> commitments(CallSummary summary) {
        return summary.nextActions().stream()
                .filter(action -> action.evidence().stream().anyMatch(entry -> voices.of(entry) == Voice.OF_THE_CALL))
                .toList();
    }

    private boolean isHeardOfOthers(Point point) {
        return point.evidence().stream().anyMatch(entry -> voices.of(entry) != Voice.GUEST);
    }

    private boolean isOwnPromise(Point action) {
        return action.owner() != null && voices.areOf(action.owner(), action.evidence());
    }
}

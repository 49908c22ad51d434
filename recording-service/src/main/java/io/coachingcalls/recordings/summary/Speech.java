package io.coachingcalls.recordings.summary;

import java.util.List;

import io.coachingcalls.recordings.transcript.Words;
import io.coachingcalls.structure.PlainJava;

/** Tells whether anything was said at all. */
@PlainJava
final class Speech {

    private Speech() {}

    static boolean isIn(List<Entry> entries) {
        return entries.stream().anyMatch(entry -> Words.count(entry.text()) > 0);
    }
}

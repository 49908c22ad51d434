package io.coachingcalls.recordings.transcript;

import org.jspecify.annotations.Nullable;

/**
 * Something one person said without a pause.
 *
 * @param segmentId the recogniser's id, the same for every version of the segment
 * @param speaker LiveKit identity of who said it, which for a person is the user id
 * @param speakerName for others to see; null where nobody told
 * @param startMs milliseconds since the call began
 * @param isFinal the recogniser will not change it any more, or so it says
 * @param writtenBy user id of who told us
 */
public record Segment(
        String segmentId,
        String speaker,
        @Nullable String speakerName,
        String text,
        long startMs,
        long endMs,
        boolean isFinal,
        String writtenBy) {

    /** What an unnamed speaker is called: a recording does not tell who speaks. */
    public static final String UNNAMED = "Speaker";

    /** Who speaks and who writes in a segment made from a recording. */
    private static final String RECORDING = "recording";

    /** What the ids of segments made from a recording begin with, and no other's may. */
    static final String RECORDING_ID = RECORDING + ":";

    /**
     * Something heard in a recording.
     *
     * @param part of the recording, counted from 1
     * @param index of the segment in it: the same one has the same id whenever it is heard
     */
    public static Segment heard(int part, int index, String text, long startMs, long endMs) {
        String id = RECORDING_ID + part + ":" + index;
        return new Segment(id, RECORDING, UNNAMED, text, startMs, endMs, true, RECORDING);
    }

    /** Made from the recording after the call; else somebody wrote it down while it was said. */
    boolean isFromRecording() {
        return segmentId.startsWith(RECORDING_ID);
    }

    /**
     * What is kept when {@code later} comes for a segment of which {@code known} is kept: one and the same object where
     * nothing changes. Recognisers send guesses before the final text, finalise a segment twice, and end one with an
     * empty text; so the last words count, and a final only gives way to its own writer.
     */
    static Segment merge(@Nullable Segment known, Segment later) {
        if (known == null || known.equals(later)) {
            return known == null ? later : known;
        }
        boolean foreign =
                !known.speaker.equals(later.speaker) || known.isFinal && !known.writtenBy.equals(later.writtenBy);
        if (foreign || known.isFinal && !later.isFinal) {
            return known;
        }
        return later.saysNothing() ? known.finalIf(later.isFinal) : later.namedAs(known);
    }

    boolean saysNothing() {
        return text.isBlank();
    }

    private Segment finalIf(boolean isNow) {
        return isNow == isFinal
                ? this
                : new Segment(segmentId, speaker, speakerName, text, startMs, endMs, isNow, writtenBy);
    }

    private Segment namedAs(Segment known) {
        return speakerName != null || known.speakerName == null
                ? this
                : new Segment(segmentId, speaker, known.speakerName, text, startMs, endMs, isFinal, writtenBy);
    }
}

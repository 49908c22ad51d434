package io.coachingcalls.recordings.transcript;

import java.util.Comparator;

import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * Something one person said without a pause.
 *
 * @param segmentId the recogniser's id, the same for every version of the segment; of one writer's, as two may use one id
 * @param speaker LiveKit identity of who said it, which for a person is the user id
 * @param speakerName for others to see; null where nobody told
 * @param startMs milliseconds since the call began
 * @param isFinal the recogniser will not change it any more, or so it says
 * @param writtenBy user id of who told us
 */
@PlainJava
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

    /** Of several accounts of the same words, the first is the one to believe, whichever came first. */
    static final Comparator<Segment> MOST_RELIABLE = Comparator.comparing((Segment segment) -> !segment.isFinal)
            .thenComparing(Segment::isOwnAccount)
            .thenComparing(Segment::writtenBy);

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
    public boolean isFromRecording() {
        return segmentId.startsWith(RECORDING_ID);
    }

    /** Its speaker's own account; else somebody heard it who writes for others, as only agents may. */
    private boolean isOwnAccount() {
        return speaker.equals(writtenBy);
    }

    /**
     * What is kept when {@code later} comes of the same writer for a segment of which {@code known} is kept: one and the
     * same object where nothing changes. Recognisers send guesses before the final text, finalise a segment twice, and
     * end one with an empty text; so the last words count, and a final gives way to finals only.
     */
    static Segment merge(@Nullable Segment known, Segment later) {
        if (known == null || known.equals(later)) {
            return known == null ? later : known;
        }
        if (!known.speaker.equals(later.speaker) || known.isFinal && !later.isFinal) {
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

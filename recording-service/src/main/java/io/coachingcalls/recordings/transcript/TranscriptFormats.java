package io.coachingcalls.recordings.transcript;

import java.util.stream.Collectors;

import io.coachingcalls.recordings.transcript.Transcript.Line;
import io.coachingcalls.structure.PlainJava;

/** A transcript as text for people and as captions for a player. */
@PlainJava
final class TranscriptFormats {

    private TranscriptFormats() {}

    /** A line a segment: {@code [01:02:03] Name: text}. */
    static String plainText(Transcript transcript) {
        return transcript.lines().stream()
                .map(line -> "[%s] %s: %s\n".formatted(clock(line.segment().startMs()), line.plainName(), line.text()))
                .collect(Collectors.joining());
    }

    /** @see <a href="https://www.w3.org/TR/webvtt1/">WebVTT</a> */
    static String webVtt(Transcript transcript) {
        return transcript.lines().stream()
                .map(TranscriptFormats::cue)
                .collect(Collectors.joining("\n", "WEBVTT\n\n", ""));
    }

    private static String cue(Line line) {
        long start = line.segment().startMs();
        // A cue must last
        long end = Math.max(line.segment().endMs(), start + 1);
        return "%s --> %s\n<v %s>%s\n"
                .formatted(
                        clock(start) + millis(start),
                        clock(end) + millis(end),
                        escaped(line.plainName()),
                        escaped(line.text()));
    }

    private static String clock(long ms) {
        long seconds = ms / 1000;
        return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static String millis(long ms) {
        return ".%03d".formatted(ms % 1000);
    }

    /** With {@code >} also {@code -->} is gone, which would begin another cue. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

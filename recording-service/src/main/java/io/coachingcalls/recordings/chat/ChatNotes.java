package io.coachingcalls.recordings.chat;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

import io.coachingcalls.structure.PlainJava;

/** A chat as it goes to the session's notes. */
@PlainJava
final class ChatNotes {

    private ChatNotes() {}

    /** A line a message: when, who, what. */
    static String of(List<ChatMessage> messages) {
        return messages.stream().map(ChatNotes::line).collect(Collectors.joining("\n"));
    }

    private static String line(ChatMessage message) {
        return "%s %s: %s"
                .formatted(
                        message.createdAt().truncatedTo(ChronoUnit.SECONDS),
                        message.role().value(),
                        message.text().strip().replaceAll("\\s+", " "));
    }
}

package io.coachingcalls.recordings.chat;

/** What happens after somebody sent a message, in order. */
sealed interface ChatEvent {

    /** The message is kept. */
    record Kept(ChatMessage message) implements ChatEvent {}

    /** FRED says something. */
    record Piece(String text) implements ChatEvent {}

    /** FRED's whole answer is kept. */
    record Answered(ChatMessage reply) implements ChatEvent {}

    /** There is no answer. */
    record Silent(FredState fred) implements ChatEvent {}
}

package io.coachingcalls.recordings.chat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.problem.KeepableText;
import io.coachingcalls.recordings.chat.ChatMessage.Role;
import io.coachingcalls.recordings.memory.Memories;
import io.coachingcalls.recordings.model.Model;
import io.coachingcalls.recordings.model.ModelFailure;
import io.coachingcalls.recordings.model.ModelFred;
import io.coachingcalls.recordings.room.CallRoom;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** A message and what FRED says to it. */
@ApplicationScoped
class Conversation {

    private static final Logger LOG = Logger.getLogger(Conversation.class);
    private static final int MEMORIES = 5;
    private static final int MESSAGES = 20;

    private final Chats chats;
    private final Memories memories;
    private final Model model;
    private final ModelFred fred;

    Conversation(Chats chats, Memories memories, Model model, ModelFred fred) {
        this.chats = chats;
        this.memories = memories;
        this.model = model;
        this.fred = fred;
    }

    /** Keeps a person's message, then has FRED answer it. Whatever becomes of the answer, the message stays kept. */
    Uni<Multi<ChatEvent>> say(CallRoom room, String userId, String text) {
        return chats.add(room, Role.USER, userId, text).map(message -> Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(new ChatEvent.Kept(message)), answer(room, userId)));
    }

    private Multi<ChatEvent> answer(CallRoom room, String userId) {
        if (!model.isConfigured()) {
            return Multi.createFrom().item(new ChatEvent.Silent(FredState.NOT_CONNECTED));
        }
        StringBuilder said = new StringBuilder();
        AtomicBoolean kept = new AtomicBoolean();
        Multi<ChatEvent> pieces = pieces(room.room).invoke(said::append).map(ChatEvent.Piece::new);
        Multi<ChatEvent> end = Multi.createFrom()
                .deferred(() -> kept.getAndSet(true) ? Multi.createFrom().empty() : keep(room, userId, said));
        return Multi.createBy()
                .concatenating()
                .streams(pieces, end)
                // Who closes the tab loses the end of the answer, not what was said so far
                .onCancellation()
                .call(() -> kept.getAndSet(true)
                        ? Uni.createFrom().voidItem()
                        : keep(room, userId, said).toUni())
                .onFailure()
                .recoverWithMulti(e -> silence(room.room, e));
    }

    private Multi<String> pieces(String room) {
        return Uni.combine()
                .all()
                .unis(memories.ofOtherCalls(room, MEMORIES), chats.of(room))
                .asTuple()
                .onItem()
                .transformToMulti(known -> fred.answer(known.getItem1(), lines(known.getItem2())));
    }

    private Multi<ChatEvent> keep(CallRoom room, String userId, StringBuilder said) {
        String text = KeepableText.of(said.toString()).strip();
        if (text.isEmpty()) {
            return Multi.createFrom().item(new ChatEvent.Silent(FredState.FAILED));
        }
        return chats.add(room, Role.FRED, userId, text).toMulti().map(ChatEvent.Answered::new);
    }

    private static Multi<ChatEvent> silence(String room, Throwable e) {
        LOG.warnf("FRED does not answer: room=%s cause=%s", room, ModelFailure.reason(e));
        return Multi.createFrom().item(new ChatEvent.Silent(FredState.FAILED));
    }

    private static List<ModelFred.Line> lines(List<ChatMessage> messages) {
        return messages.subList(Math.max(0, messages.size() - MESSAGES), messages.size()).stream()
                .map(message -> new ModelFred.Line(message.role().value(), message.text()))
                .toList();
    }
}

package io.coachingcalls.recordings.chat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.problem.KeepableText;
import io.coachingcalls.recordings.chat.ChatMessage.Role;
import io.coachingcalls.recordings.chat.Chats.NewLine;
import io.coachingcalls.recordings.memory.Memories;
import io.coachingcalls.recordings.model.GuideFred;
import io.coachingcalls.recordings.model.Model;
import io.coachingcalls.recordings.model.ModelFailure;
import io.coachingcalls.recordings.model.ModelFailure.UnusableAnswer;
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
    private final GuideFred guide;

    Conversation(Chats chats, Memories memories, Model model, ModelFred fred, GuideFred guide) {
        this.chats = chats;
        this.memories = memories;
        this.model = model;
        this.fred = fred;
        this.guide = guide;
    }

    /** Keeps a person's message that FRED hears elsewhere: in the call, where he answers aloud. */
    Uni<ChatMessage> keep(CallRoom room, String userId, String text) {
        return chats.add(room, new NewLine(Role.USER, userId, text, false));
    }

    /** Keeps what FRED said somewhere else. */
    Uni<ChatMessage> passOn(CallRoom room, String userId, String text) {
        return chats.add(room, new NewLine(Role.FRED, userId, text, false));
    }

    /** Keeps a person's message, then has FRED answer it. Whatever becomes of the answer, the message stays kept. */
    Uni<Multi<ChatEvent>> say(CallRoom room, String userId, String text) {
        return keep(room, userId, text).map(message -> Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(new ChatEvent.Kept(message)), answer(room, userId)));
    }

    private Multi<ChatEvent> answer(CallRoom room, String userId) {
        if (!model.isConfigured()) {
            return withoutModel(room, userId, FredState.NOT_CONNECTED);
        }
        StringBuilder said = new StringBuilder();
        AtomicBoolean kept = new AtomicBoolean();
        Multi<ChatEvent> pieces = pieces(room.room).invoke(said::append).map(ChatEvent.Piece::new);
        Multi<ChatEvent> end = Multi.createFrom()
                .deferred(() -> kept.getAndSet(true)
                        ? Multi.createFrom().empty()
                        : keep(room, userId, said).toMulti());
        return Multi.createBy()
                .concatenating()
                .streams(pieces, end)
                // Who closes the tab loses the end of the answer, not what was said so far
                .onCancellation()
                .call(() -> kept.getAndSet(true)
                        ? Uni.createFrom().voidItem()
                        : keep(room, userId, said)
                                .onFailure(UnusableAnswer.class)
                                .recoverWithNull())
                .onFailure()
                .recoverWithMulti(e -> {
                    LOG.warnf("FRED's model does not answer: room=%s cause=%s", room.room, ModelFailure.reason(e));
                    return withoutModel(room, userId, FredState.FAILED);
                });
    }

    /** @param otherwise where there is no guide either */
    private Multi<ChatEvent> withoutModel(CallRoom room, String userId, FredState otherwise) {
        if (!guide.isConfigured()) {
            return Multi.createFrom().item(new ChatEvent.Silent(otherwise));
        }
        return chats.of(room.room)
                .chain(messages -> guide.answer(lines(messages)))
                .chain(text -> chats.add(room, new NewLine(Role.FRED, userId, KeepableText.of(text), true)))
                .<ChatEvent>map(ChatEvent.Answered::new)
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.warnf("FRED's guide does not answer: room=%s cause=%s", room.room, ModelFailure.reason(e));
                    return new ChatEvent.Silent(FredState.FAILED);
                })
                .toMulti();
    }

    private Multi<String> pieces(String room) {
        return Uni.combine()
                .all()
                .unis(memories.ofOtherCalls(room, MEMORIES), chats.of(room))
                .asTuple()
                .onItem()
                .transformToMulti(known -> fred.answer(known.getItem1(), newest(lines(known.getItem2()))));
    }

    private Uni<ChatEvent> keep(CallRoom room, String userId, StringBuilder said) {
        String text = KeepableText.of(said.toString()).strip();
        if (text.isEmpty()) {
            return Uni.createFrom().failure(new UnusableAnswer("the model says nothing"));
        }
        return chats.add(room, new NewLine(Role.FRED, userId, text, false)).map(ChatEvent.Answered::new);
    }

    private static List<ModelFred.Line> lines(List<ChatMessage> messages) {
        return messages.stream()
                .map(message -> new ModelFred.Line(message.role().value(), message.text()))
                .toList();
    }

    private static List<ModelFred.Line> newest(List<ModelFred.Line> lines) {
        return lines.subList(Math.max(0, lines.size() - MESSAGES), lines.size());
    }
}

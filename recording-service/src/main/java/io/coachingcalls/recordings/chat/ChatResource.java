package io.coachingcalls.recordings.chat;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.coachingcalls.problem.KeepableText;
import io.coachingcalls.problem.Problem;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.recordings.chat.ChatMessage.Role;
import io.coachingcalls.recordings.model.Thinking;
import io.coachingcalls.recordings.room.CallRoom;
import io.coachingcalls.recordings.room.Rooms;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The chat with FRED beside a call. */
@Path("/api/coaching/chat/{room}")
@Authenticated
public class ChatResource {

    private final Rooms rooms;
    private final Chats chats;
    private final Conversation conversation;
    private final CallerFromToken token;
    private final Sse sse;

    ChatResource(Rooms rooms, Chats chats, Conversation conversation, CallerFromToken token, Sse sse) {
        this.rooms = rooms;
        this.chats = chats;
        this.conversation = conversation;
        this.token = token;
        this.sse = sse;
    }

    @GET
    @Operation(summary = "All messages, in the order in which they came")
    public Uni<Chat> list(String room) {
        return rooms.find(room, token.caller(), Action.READ)
                .chain(() -> chats.of(room))
                .map(Chat::new);
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say something to FRED",
            description = "The message is kept in any case; fred says whether an answer came, and whether it is his "
                    + "guide's, as no model answered. With role=fred a frontend that has a FRED of its own passes on "
                    + "what that said, and nobody answers; nor with answer=false, where he hears it in the call.")
    @RateLimited(Limit.CHAT)
    public Uni<ChatAnswer> say(String room, @NotNull @Valid NewMessage message) {
        return events(room, message).chain(events -> events.collect().asList()).map(ChatAnswer::of);
    }

    @POST
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @RequiresChatAccess
    @Operation(
            summary = "The same, answered piece by piece as server-sent events",
            description = "`message`: the kept message. `piece`: some text of FRED's. `reply`: FRED's kept answer. "
                    + "`silent`: why there is none. `problem`: an error that was noticed when the stream had begun.")
    @RateLimited(Limit.CHAT)
    public Multi<OutboundSseEvent> sayAndListen(String room, @NotNull @Valid NewMessage message) {
        return events(room, message)
                .onItem()
                .transformToMulti(events -> events)
                .map(this::sent)
                .onFailure(ProblemException.class)
                .recoverWithItem(e -> problem((ProblemException) e));
    }

    private Uni<Multi<ChatEvent>> events(String room, NewMessage message) {
        Caller caller = token.caller();
        Action action = message.byFred() ? Action.WRITE_AS_FRED : Action.CHAT;
        return rooms.find(room, caller, action).chain(found -> events(found, caller.userId(), message));
    }

    private Uni<Multi<ChatEvent>> events(CallRoom room, String userId, NewMessage message) {
        if (message.byFred()) {
            return conversation.passOn(room, userId, message.saidByFred()).map(ChatResource::keptOnly);
        }
        return message.asksFred()
                ? conversation.say(room, userId, message.message())
                : conversation.keep(room, userId, message.message()).map(ChatResource::keptOnly);
    }

    private static Multi<ChatEvent> keptOnly(ChatMessage message) {
        return Multi.createFrom().item(new ChatEvent.Kept(message));
    }

    private OutboundSseEvent sent(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Kept kept -> sent("message", kept.message());
            case ChatEvent.Piece piece -> sent("piece", piece);
            case ChatEvent.Answered answered -> sent("reply", answered.reply());
            case ChatEvent.Silent silent -> sent("silent", silent);
        };
    }

    private OutboundSseEvent problem(ProblemException e) {
        return sent("problem", Problem.of(e.code(), e.detail()));
    }

    private OutboundSseEvent sent(String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build();
    }

    /**
     * @param role by default the caller's own
     * @param answer false where FRED hears it in the call and answers aloud; by default he is asked
     */
    record NewMessage(
            @NotBlank @Size(max = 8_000) @Pattern(regexp = KeepableText.PATTERN, message = KeepableText.MESSAGE)
            String message,

            @Nullable Role role,
            @Nullable Boolean answer) {

        boolean asksFred() {
            return !Boolean.FALSE.equals(answer);
        }

        boolean byFred() {
            return role == Role.FRED;
        }

        /** FRED is a model there, too. */
        String saidByFred() {
            String said = Thinking.without(message);
            if (said.isEmpty()) {
                throw ProblemException.invalid("message", "says nothing beside what a model thinks");
            }
            return said;
        }
    }

    record Chat(List<ChatMessage> messages) {}

    /** @param reply null where FRED did not answer */
    record ChatAnswer(
            ChatMessage message,
            @Nullable ChatMessage reply,
            @JsonProperty("fred") FredState fred) {

        static ChatAnswer of(List<ChatEvent> events) {
            ChatMessage message = ((ChatEvent.Kept) events.getFirst()).message();
            return switch (events.getLast()) {
                case ChatEvent.Answered answered ->
                    new ChatAnswer(
                            message,
                            answered.reply(),
                            answered.reply().guided() ? FredState.GUIDED : FredState.ANSWERED);
                case ChatEvent.Silent silent -> new ChatAnswer(message, null, silent.fred());
                case ChatEvent.Kept kept -> new ChatAnswer(message, null, FredState.NOT_ASKED);
                case ChatEvent.Piece piece -> new ChatAnswer(message, null, FredState.FAILED);
            };
        }
    }
}

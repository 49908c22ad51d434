package io.coachingcalls.recordings.model;

import java.util.List;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.coachingcalls.recordings.model.ModelFailure.UnusableAnswer;
import io.coachingcalls.recordings.model.ModelFred.Line;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;

/**
 * Has FRED's guide answer, which leads through questions in an order and understands cue phrases, not meaning. The same
 * guide speaks in calls, and is asked as a model would be; but it is none, and answers in the chat alone.
 */
@ApplicationScoped
public class GuideFred {

    private static final String NAME = "guide";

    /** Its answer follows from all that people wrote: more than it takes would only be left out there. */
    private static final int MESSAGES = 400;

    private final GuideConfig config;
    private final ExecutorService threads;

    GuideFred(GuideConfig config, @VirtualThreads ExecutorService threads) {
        this.config = config;
        this.threads = threads;
    }

    public boolean isConfigured() {
        return config.url().isPresent();
    }

    /** @param chat who wrote what, in order */
    public Uni<String> answer(List<Line> chat) {
        List<ChatMessage> messages = chat.subList(Math.max(0, chat.size() - MESSAGES), chat.size()).stream()
                .map(GuideFred::message)
                .toList();
        return Uni.createFrom().item(() -> ask(messages)).runSubscriptionOn(threads);
    }

    private String ask(List<ChatMessage> messages) {
        String said = client().chat(messages).aiMessage().text();
        if (said == null || said.isBlank()) {
            throw new UnusableAnswer("the guide says nothing");
        }
        return said.strip();
    }

    private static ChatMessage message(Line line) {
        return line.isFreds() ? AiMessage.from(line.text()) : UserMessage.from(line.text());
    }

    private OpenAiChatModel client() {
        return OpenAiChatModel.builder()
                .baseUrl(config.url().orElseThrow(() -> new IllegalStateException("there is no guide")))
                .apiKey(config.key())
                .modelName(NAME)
                .timeout(config.timeout())
                .maxRetries(0)
                .build();
    }
}

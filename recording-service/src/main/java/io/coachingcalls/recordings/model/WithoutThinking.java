package io.coachingcalls.recordings.model;

import java.util.Set;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.coachingcalls.recordings.model.ModelFailure.UnusableAnswer;

/**
 * A model of which nobody parses what it thinks. What it thinks in fields of their own ({@code reasoning_content},
 * {@code reasoning}) its client reads over.
 */
record WithoutThinking(ChatModel model) implements ChatModel {

    @Override
    public ChatResponse doChat(ChatRequest request) {
        ChatResponse response = model.chat(request);
        String text = response.aiMessage().text();
        String said = text == null ? "" : Thinking.without(text);
        if (said.isEmpty()) {
            throw new UnusableAnswer("the model says nothing");
        }
        return response.toBuilder().aiMessage(AiMessage.from(said)).build();
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return model.defaultRequestParameters();
    }

    @Override
    public ModelProvider provider() {
        return model.provider();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return model.supportedCapabilities();
    }
}

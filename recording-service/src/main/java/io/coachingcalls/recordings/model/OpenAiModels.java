package io.coachingcalls.recordings.model;

import java.util.function.Supplier;

import jakarta.enterprise.inject.spi.CDI;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;

/**
 * The clients of the language model, made when they are first used: only where there is a model. What fails is tried
 * again by ourselves, later and counted, and what is said is logged by nobody.
 */
final class OpenAiModels {

    private static final double TEMPERATURE = 0.2;

    private OpenAiModels() {}

    /** Answers at once. */
    public static final class Whole implements Supplier<ChatModel> {

        @Override
        public ChatModel get() {
            ModelConfig config = config();
            return new WithoutThinking(OpenAiChatModel.builder()
                    .baseUrl(url(config))
                    .apiKey(config.key())
                    .modelName(config.name())
                    .timeout(config.timeout())
                    .temperature(TEMPERATURE)
                    .maxRetries(0)
                    .build());
        }
    }

    /** Answers piece by piece, with what it thinks: {@link Model#stream} takes that out. */
    public static final class Streaming implements Supplier<StreamingChatModel> {

        @Override
        public StreamingChatModel get() {
            ModelConfig config = config();
            return OpenAiStreamingChatModel.builder()
                    .baseUrl(url(config))
                    .apiKey(config.key())
                    .modelName(config.name())
                    .timeout(config.timeout())
                    .temperature(TEMPERATURE)
                    .build();
        }
    }

    private static ModelConfig config() {
        return CDI.current().select(ModelConfig.class).get();
    }

    private static String url(ModelConfig config) {
        return config.url().orElseThrow(() -> new IllegalStateException("there is no model"));
    }
}

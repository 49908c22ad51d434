package io.coachingcalls.recordings.insights;

import java.util.Map;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads the form that a report comes as, a piece at a time. Its sound is let go as it comes, whatever its size: a call is
 * recorded by its recorder, where somebody wanted it.
 */
final class UploadedReport {

    private static final String HEADER = "header";
    private static final String CONVERSATION = "chat_history";

    /** A client that is still sending when it is refused may miss the answer if the connection ends at once. */
    private static final long TOLERATED_REST = 4 * 1024 * 1024;

    private final HttpServerRequest request;
    private final InsightsConfig config;
    private final UniEmitter<? super Form> emitter;
    private final Map<String, Buffer> kept = Map.of(HEADER, Buffer.buffer(), CONVERSATION, Buffer.buffer());
    private int unfinished;
    private boolean hasHeader;
    private boolean hasConversation;
    private boolean isRefused;

    private UploadedReport(HttpServerRequest request, InsightsConfig config, UniEmitter<? super Form> emitter) {
        this.request = request;
        this.config = config;
        this.emitter = emitter;
    }

    /** @param conversation null where the agent keeps that to itself */
    @SuppressWarnings("ArrayRecordComponent")
    record Form(byte[] header, byte @Nullable [] conversation) {}

    /** Fails with an {@link AgentRefusal} as soon as it is known to be too long. */
    static Uni<Form> read(HttpServerRequest request, InsightsConfig config) {
        return Uni.createFrom().emitter(emitter -> new UploadedReport(request, config, emitter).start());
    }

    private void start() {
        request.exceptionHandler(e -> emitter.fail(AgentRefusal.unreadable("the form did not arrive whole")));
        request.endHandler(end -> finish());
        request.setExpectMultipart(true);
        request.uploadHandler(this::take);
        // Quarkus holds it back until someone wants the body
        request.resume();
    }

    private void take(HttpServerFileUpload part) {
        unfinished++;
        part.handler(chunk -> take(part.name(), chunk));
        part.endHandler(end -> {
            unfinished--;
            hasHeader |= part.name().equals(HEADER);
            hasConversation |= part.name().equals(CONVERSATION);
        });
        part.exceptionHandler(e -> emitter.fail(AgentRefusal.unreadable("the form did not arrive whole")));
    }

    private void take(String name, Buffer chunk) {
        long limit = config.maxReportSize().asLongValue();
        if (request.bytesRead() > limit + TOLERATED_REST) {
            request.connection().close();
        } else if (request.bytesRead() > limit) {
            refuse("a report has at most " + limit + " bytes");
        } else if (!isRefused && kept.containsKey(name)) {
            kept.get(name).appendBuffer(chunk);
            if (kept.get(name).length() > config.maxConversationSize().asLongValue()) {
                refuse("a report's %s has at most %s bytes"
                        .formatted(name, config.maxConversationSize().asLongValue()));
            }
        }
    }

    private void refuse(String why) {
        if (!isRefused) {
            isRefused = true;
            emitter.fail(AgentRefusal.tooMuch(why));
        }
    }

    private void finish() {
        if (unfinished > 0 || !hasHeader) {
            emitter.fail(AgentRefusal.unreadable("the form has no header, or did not arrive whole"));
            return;
        }
        emitter.complete(new Form(
                kept.get(HEADER).getBytes(),
                hasConversation ? kept.get(CONVERSATION).getBytes() : null));
    }
}

package io.coachingcalls.recordings.speech;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.recordings.speech.Failure.Refused;
import io.coachingcalls.recordings.transcript.TranscribeConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.AsyncFile;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;

/**
 * OpenAI's transcriptions, which others speak too. Not all of them take a body in chunks, so that its length is told; the file
 * goes from the disk to the socket.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/audio/createTranscription">Create transcription</a>
 */
@ApplicationScoped
class TranscriptionApi {

    private static final String PATH = "/audio/transcriptions";

    private static final int READ_AT_A_TIME = 64 * 1024;

    private static final Duration ANSWER_TO_HALF = Duration.ofSeconds(1);

    private final TranscribeConfig config;
    private final Vertx vertx;
    private final HttpClient client;

    TranscriptionApi(TranscribeConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
        this.client = vertx.createHttpClient();
    }

    @PreDestroy
    void close() {
        client.closeAndForget();
    }

    /**
     * @return the body as it came: what it is worth is not the client's to say
     * @throws Refused for an answer that is none
     */
    Uni<String> transcribe(Path file, String fileName, String mediaType) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("model", config.model());
        fields.put("response_format", "verbose_json");
        FileForm form = FileForm.of(fields, fileName, mediaType);
        return vertx.fileSystem()
                .open(file.toString(), new OpenOptions().setWrite(false).setCreate(false))
                .invoke(sound -> sound.setReadBufferSize(READ_AT_A_TIME))
                .chain(sound -> sound.size()
                        .chain(size -> client.request(post(form, size)))
                        .chain(request -> send(request, form, sound))
                        .onTermination()
                        .call(() -> sound.close().onFailure().recoverWithNull()));
    }

    private RequestOptions post(FileForm form, long fileLength) {
        String url = config.url().orElseThrow().toString().replaceFirst("/+$", "");
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url + PATH)
                .setConnectTimeout(config.timeout().toMillis())
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.CONTENT_TYPE, form.contentType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(form.length(fileLength)));
        config.key().ifPresent(key -> options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key));
        return options;
    }

    /** Who refuses may answer and hang up before all is sent; what they say counts, if it still comes. */
    private static Uni<String> send(HttpClientRequest request, FileForm form, AsyncFile sound) {
        Uni<Void> sent = request.write(Buffer.buffer(form.head()))
                .chain(() ->
                        sound.pipe().endOnSuccess(false).endOnFailure(false).to(request))
                .chain(() -> request.end(Buffer.buffer(form.tail())));
        return Uni.createFrom()
                .deferred(() -> {
                    sent.onFailure()
                            .call(() -> Uni.createFrom()
                                    .voidItem()
                                    .onItem()
                                    .delayIt()
                                    .by(ANSWER_TO_HALF))
                            .subscribe()
                            .with(done -> {}, e -> request.reset());
                    return request.response();
                })
                .chain(TranscriptionApi::body)
                .onCancellation()
                .invoke(request::reset);
    }

    private static Uni<String> body(HttpClientResponse response) {
        return response.body().map(body -> {
            if (response.statusCode() / 100 != 2) {
                throw new Refused(response.statusCode());
            }
            return body.toString();
        });
    }
}

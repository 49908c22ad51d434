package io.coachingcalls.recordings.speech;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.recordings.bucket.Bucket;
import io.coachingcalls.recordings.speech.Failure.NotSent;
import io.coachingcalls.recordings.transcript.TranscribeConfig;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.file.FileSystem;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;
import org.jspecify.annotations.Nullable;

/** The way to the transcriber: a file goes from the bucket over the disk to it, so that memory holds none. */
@ApplicationScoped
class Transcriber {

    /** Servers go by the name's ending. */
    private static final String FILE_TYPE = ".ogg";

    private static final String MEDIA_TYPE = "audio/ogg";

    private final TranscribeConfig config;
    private final Bucket bucket;
    private final FileSystem files;
    private @Nullable TranscriptionApi api;

    Transcriber(TranscribeConfig config, Bucket bucket, Vertx vertx) {
        this.config = config;
        this.bucket = bucket;
        this.files = vertx.fileSystem();
    }

    /** Fails with what {@link Failure#of} understands. */
    Uni<Answer> listenTo(Part part) {
        if (part.sizeBytes() != null && part.sizeBytes() > config.maxBytes()) {
            return Uni.createFrom().failure(new NotSent(Failure.TOO_LARGE));
        }
        return files.createTempFile("recording", FILE_TYPE).chain(file -> send(part, Path.of(file))
                .onTermination()
                .call(() -> files.delete(file).onFailure().recoverWithNull()));
    }

    private Uni<Answer> send(Part part, Path file) {
        return bucket.download(part.path(), file, config.timeout())
                .chain(isThere -> isThere
                        ? api().transcribe(authorization(), form(file))
                        : Uni.createFrom().failure(new NotSent(Failure.GONE)))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .map(Answer::read);
    }

    private ClientMultipartForm form(Path file) {
        return ClientMultipartForm.create()
                .attribute("model", config.model(), null)
                .attribute("response_format", "verbose_json", null)
                .binaryFileUpload("file", "recording" + FILE_TYPE, file.toString(), MEDIA_TYPE);
    }

    private @Nullable String authorization() {
        return config.key().map(key -> "Bearer " + key).orElse(null);
    }

    /** Made when it is first needed: only where there is a transcriber. */
    private synchronized TranscriptionApi api() {
        if (api == null) {
            api = QuarkusRestClientBuilder.newBuilder()
                    .baseUri(config.url().orElseThrow())
                    .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .build(TranscriptionApi.class);
        }
        return api;
    }
}

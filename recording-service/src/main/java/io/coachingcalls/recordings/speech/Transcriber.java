package io.coachingcalls.recordings.speech;

import java.nio.file.Path;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.recordings.bucket.Bucket;
import io.coachingcalls.recordings.speech.Failure.NotSent;
import io.coachingcalls.recordings.transcript.TranscribeConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.file.FileSystem;

/** The way to the transcriber: a file goes from the bucket over the disk to it, so that memory holds none. */
@ApplicationScoped
class Transcriber {

    /** Servers go by the name's ending. */
    private static final String FILE_TYPE = ".ogg";

    private static final String MEDIA_TYPE = "audio/ogg";

    private final TranscribeConfig config;
    private final Bucket bucket;
    private final TranscriptionApi api;
    private final FileSystem files;

    Transcriber(TranscribeConfig config, Bucket bucket, TranscriptionApi api, Vertx vertx) {
        this.config = config;
        this.bucket = bucket;
        this.api = api;
        this.files = vertx.fileSystem();
    }

    /** Fails with what {@link Failure#of} understands. */
    Uni<Answer> transcribe(TranscriptionJob job) {
        if (job.sizeBytes() != null && job.sizeBytes() > config.maxBytes()) {
            return Uni.createFrom().failure(new NotSent(Failure.TOO_LARGE));
        }
        return files.createTempFile("recording", FILE_TYPE).chain(file -> send(job, Path.of(file))
                .onTermination()
                .call(() -> files.delete(file).onFailure().recoverWithNull()));
    }

    private Uni<Answer> send(TranscriptionJob job, Path file) {
        return bucket.download(job.path(), file, config.timeout())
                .chain(isThere -> isThere
                        ? api.transcribe(file, "recording" + FILE_TYPE, MEDIA_TYPE)
                        : Uni.createFrom().failure(new NotSent(Failure.GONE)))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .map(Answer::read);
    }
}

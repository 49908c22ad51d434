package io.coachingcalls.recordings.bucket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import io.coachingcalls.livekit.CallersContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.FileTransformerConfiguration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** {@link Bucket} by S3's API: translates its answers and errors, once. */
@ApplicationScoped
class S3Bucket implements Bucket {

    private static final Logger LOG = Logger.getLogger(S3Bucket.class);

    private final BucketConfig config;
    private final Supplier<S3AsyncClient> client;
    private final @Nullable S3Presigner presigner;

    /** @param clients the one that application.properties configures, by the same variables; made when it is needed */
    @Inject
    S3Bucket(BucketConfig config, Instance<S3AsyncClient> clients) {
        this(config, clients::get);
    }

    S3Bucket(BucketConfig config, Supplier<S3AsyncClient> client) {
        this.config = config;
        this.client = client;
        this.presigner = config.isComplete() ? presigner(config) : null;
    }

    @Override
    public boolean isConfigured() {
        return presigner != null;
    }

    @Override
    public Optional<String> location(String path) {
        if (!isConfigured()) {
            return Optional.empty();
        }
        String bucket = config.bucket().orElseThrow();
        return Optional.of(config.endpoint()
                .map(endpoint -> endpoint.toString().replaceFirst("/+$", "") + "/" + bucket + "/" + path)
                .orElseGet(() -> "https://%s.s3.%s.amazonaws.com/%s"
                        .formatted(bucket, config.region().orElseThrow(), path)));
    }

    @Override
    public Uni<ObjectLook> look(String path) {
        if (!isConfigured()) {
            return Uni.createFrom().item(new ObjectLook.Trouble(BucketTrouble.STORAGE_NOT_CONFIGURED));
        }
        String bucket = config.bucket().orElseThrow();
        return ask(() -> client.get()
                        .headObject(request -> request.bucket(bucket).key(path)))
                .<ObjectLook>map(head -> new ObjectLook.Found(head.contentLength()))
                .onFailure(S3Bucket::isNotFound)
                .recoverWithUni(() -> lookAtBucket(bucket))
                .onFailure()
                .recoverWithItem(e -> new ObjectLook.Trouble(trouble(e)));
    }

    /** A missing object and a missing bucket get the same answer. */
    private Uni<ObjectLook> lookAtBucket(String bucket) {
        return ask(() -> client.get().headBucket(request -> request.bucket(bucket)))
                .<ObjectLook>map(there -> new ObjectLook.Missing())
                .onFailure(S3Bucket::isNotFound)
                .recoverWithItem(new ObjectLook.Trouble(BucketTrouble.STORAGE_BUCKET_MISSING));
    }

    @Override
    public <T> Uni<T> read(String path, Reader<T> reader) {
        if (!isConfigured()) {
            return notConfigured();
        }
        String bucket = config.bucket().orElseThrow();
        return ask(() -> client.get()
                        .getObject(
                                request -> request.bucket(bucket).key(path),
                                AsyncResponseTransformer.toBlockingInputStream()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(content -> read(content, reader))
                .onFailure()
                .transform(e -> new BucketException(trouble(e), e));
    }

    private static <T> T read(ResponseInputStream<?> content, Reader<T> reader) {
        try {
            return reader.read(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            // Closing alone would read all the rest
            content.abort();
        }
    }

    @Override
    public Uni<Boolean> download(String path, Path file, Duration timeLimit) {
        if (!isConfigured()) {
            return notConfigured();
        }
        String bucket = config.bucket().orElseThrow();
        return ask(() -> client.get()
                        .getObject(
                                request -> request.bucket(bucket)
                                        .key(path)
                                        .overrideConfiguration(limits -> limits.apiCallTimeout(timeLimit)),
                                AsyncResponseTransformer.toFile(
                                        file, FileTransformerConfiguration.defaultCreateOrReplaceExisting())))
                .replaceWith(true)
                .onFailure(S3Bucket::isNotFound)
                .recoverWithItem(false)
                .onFailure()
                .transform(e -> new BucketException(trouble(e), e));
    }

    @Override
    public Uni<Void> delete(String path) {
        if (!isConfigured()) {
            return notConfigured();
        }
        String bucket = config.bucket().orElseThrow();
        return ask(() -> client.get()
                        .deleteObject(request -> request.bucket(bucket).key(path)))
                .replaceWithVoid()
                .onFailure(S3Bucket::isNotFound)
                .recoverWithNull()
                .onFailure()
                .transform(e -> new BucketException(trouble(e), e));
    }

    @Override
    public URI presign(String path, Duration time, String fileName) {
        if (presigner == null) {
            throw new IllegalStateException("no bucket is configured");
        }
        var signed = presigner.presignGetObject(request -> request.signatureDuration(time)
                .getObjectRequest(object -> object.bucket(config.bucket().orElseThrow())
                        .key(path)
                        .responseContentDisposition("inline; filename=\"%s\"".formatted(fileName))));
        return URI.create(signed.url().toString());
    }

    @PreDestroy
    void close() {
        if (presigner != null) {
            presigner.close();
        }
    }

    private static <T> Uni<T> notConfigured() {
        return Uni.createFrom()
                .failure(new BucketException(
                        BucketTrouble.STORAGE_NOT_CONFIGURED, new IllegalStateException("no bucket")));
    }

    private static <T> Uni<T> ask(Supplier<CompletableFuture<T>> request) {
        return CallersContext.back(Uni.createFrom().completionStage(request))
                .onFailure(CompletionException.class)
                .transform(Throwable::getCause);
    }

    private static boolean isNotFound(Throwable e) {
        return e instanceof S3Exception answer && answer.statusCode() == 404;
    }

    private static BucketTrouble trouble(Throwable e) {
        LOG.warnf("the bucket cannot be used: cause=%s", e.toString());
        return e instanceof S3Exception answer && (answer.statusCode() == 403 || answer.statusCode() == 401)
                ? BucketTrouble.STORAGE_ACCESS_DENIED
                : BucketTrouble.STORAGE_UNREACHABLE;
    }

    private static S3Presigner presigner(BucketConfig config) {
        var builder = S3Presigner.builder()
                .region(Region.of(config.region().orElseThrow()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        config.accessKey().orElseThrow(), config.secret().orElseThrow())))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(config.endpoint().isPresent())
                        .build());
        config.publicEndpoint().or(config::endpoint).ifPresent(builder::endpointOverride);
        return builder.build();
    }
}

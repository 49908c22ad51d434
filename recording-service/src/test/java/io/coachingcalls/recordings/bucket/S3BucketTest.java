package io.coachingcalls.recordings.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.FreePort;
import io.coachingcalls.embedded.testing.EmbeddedS3;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.recordings.TestBucket;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Against a real S3 server, which checks signatures. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
@WithTestResource(EmbeddedS3.class)
class S3BucketTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String path = "voice-recordings/" + UUID.randomUUID() + ".ogg";

    @Inject
    Bucket bucket;

    @Inject
    S3AsyncClient client;

    @Test
    void shouldFindWhatIsThereAndSayHowMuch() {
        TestBucket.put(path, new byte[5_000]);

        assertThat(now(bucket.look(path))).isEqualTo(new ObjectLook.Found(5_000));
        assertThat(bucket.location(path)).contains(TestBucket.endpoint() + "/recordings/" + path);
    }

    @Test
    void shouldMissWhatIsNotThereOrRemoved() {
        assertThat(now(bucket.look(path))).isEqualTo(new ObjectLook.Missing());

        TestBucket.put(path, new byte[5_000]);
        now(bucket.delete(path));
        now(bucket.delete(path));

        assertThat(now(bucket.look(path))).isEqualTo(new ObjectLook.Missing());
    }

    @Test
    void shouldTellTroublesApart() {
        URI endpoint = TestBucket.endpoint();
        String accessKey = TestBucket.accessKey();
        String secret = TestBucket.secret();

        assertThat(trouble(endpoint, accessKey, "another-secret", "recordings"))
                .isEqualTo(BucketTrouble.STORAGE_ACCESS_DENIED);
        assertThat(trouble(endpoint, "another-key", secret, "recordings"))
                .isEqualTo(BucketTrouble.STORAGE_ACCESS_DENIED);
        assertThat(trouble(endpoint, accessKey, secret, "no-such-bucket"))
                .isEqualTo(BucketTrouble.STORAGE_BUCKET_MISSING);
        assertThat(trouble(URI.create("http://127.0.0.1:" + FreePort.any()), accessKey, secret, "recordings"))
                .isEqualTo(BucketTrouble.STORAGE_UNREACHABLE);
    }

    @Test
    void shouldWorkWithoutABucket() {
        var none = new S3Bucket(config(null, null, null, null), () -> client);

        assertThat(none.isConfigured()).isFalse();
        assertThat(none.location(path)).isEmpty();
        assertThat(now(none.look(path))).isEqualTo(new ObjectLook.Trouble(BucketTrouble.STORAGE_NOT_CONFIGURED));
        assertThatThrownBy(() -> now(none.delete(path))).isInstanceOf(BucketException.class);
    }

    @Test
    void shouldBuildTheAddressesOfAws() {
        var aws = new S3Bucket(config(null, "key", "secret-of-the-tests", "calls"), () -> client);

        assertThat(aws.location(path)).contains("https://calls.s3.eu-central-1.amazonaws.com/" + path);
        assertThat(aws.presign(path, Duration.ofMinutes(1), "a.ogg").getHost())
                .isEqualTo("calls.s3.eu-central-1.amazonaws.com");
    }

    @Test
    void shouldPresignForPlayersThatSeek() throws Exception {
        byte[] content = new byte[5_000];
        new Random(1).nextBytes(content);
        TestBucket.put(path, content);
        URI url = bucket.presign(path, Duration.ofMinutes(5), "call.ogg");

        HttpResponse<byte[]> whole = get(url, Optional.empty());
        HttpResponse<byte[]> part = get(url, Optional.of("bytes=1000-1999"));

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(content);
        assertThat(whole.headers().firstValue("Content-Disposition")).contains("inline; filename=\"call.ogg\"");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, 1_000, 2_000));
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 1000-1999/5000");
    }

    @Test
    void shouldRefuseAPresignedAddressThatIsTooOldOrWasChanged() throws Exception {
        TestBucket.put(path, new byte[5_000]);
        String other = "voice-recordings/" + UUID.randomUUID() + ".ogg";
        TestBucket.put(other, new byte[5_000]);
        URI brief = bucket.presign(path, Duration.ofSeconds(1), "call.ogg");
        URI changed = URI.create(bucket.presign(path, Duration.ofMinutes(5), "call.ogg")
                .toString()
                .replace(path, other));

        assertThat(get(changed, Optional.empty()).statusCode()).isEqualTo(403);
        Thread.sleep(2_100);
        assertThat(get(brief, Optional.empty()).statusCode()).isEqualTo(403);
    }

    @Test
    void shouldRefuseAPresignedAddressForAnythingButReading() throws Exception {
        byte[] content = {1, 2, 3};
        TestBucket.put(path, content);
        URI url = bucket.presign(path, Duration.ofMinutes(5), "call.ogg");

        for (String method : List.of("PUT", "POST", "DELETE")) {
            var request = HttpRequest.newBuilder(url)
                    .timeout(PATIENCE)
                    .method(method, HttpRequest.BodyPublishers.ofString("something else"))
                    .build();
            assertThat(send(request).statusCode()).as(method).isEqualTo(403);
        }
        assertThat(get(url, Optional.empty()).body()).isEqualTo(content);
    }

    @Test
    void shouldRefuseAPresignedAddressThatWasMadeToLastOrToLieAboutItself() throws Exception {
        TestBucket.put(path, new byte[5_000]);
        String url = bucket.presign(path, Duration.ofMinutes(5), "call.ogg").toString();

        assertThat(url).contains("X-Amz-Expires=300", "call.ogg");
        for (String changed : List.of(
                url.replace("X-Amz-Expires=300", "X-Amz-Expires=604800"),
                url.replace("call.ogg", "call.exe"),
                url.replace("/recordings/", "/recordings/../recordings-of-others/"),
                url.replaceFirst("X-Amz-Signature=[0-9a-f]", "X-Amz-Signature="),
                url.substring(0, url.indexOf('?')))) {
            assertThat(get(URI.create(changed), Optional.empty()).statusCode())
                    .as(changed)
                    .isIn(400, 403);
        }
    }

    @Test
    void shouldLeadNowhereOnceTheObjectIsRemoved() throws Exception {
        TestBucket.put(path, new byte[5_000]);
        URI url = bucket.presign(path, Duration.ofMinutes(5), "call.ogg");
        assertThat(get(url, Optional.empty()).statusCode()).isEqualTo(200);

        now(bucket.delete(path));

        assertThat(get(url, Optional.empty()).statusCode()).isEqualTo(404);
    }

    private BucketTrouble trouble(URI server, String key, String keysSecret, String name) {
        try (var client = TestBucket.client(server, key, keysSecret)) {
            ObjectLook look = now(new S3Bucket(config(server, key, keysSecret, name), () -> client).look(path));
            assertThat(look).isInstanceOf(ObjectLook.Trouble.class);
            return ((ObjectLook.Trouble) look).what();
        }
    }

    private static HttpResponse<byte[]> get(URI url, Optional<String> range) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url).timeout(PATIENCE);
        range.ifPresent(bytes -> request.header("Range", bytes));
        return send(request.build());
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static <T> T now(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }

    private static BucketConfig config(URI endpoint, String accessKey, String secret, String bucket) {
        return new BucketConfig() {
            @Override
            public Optional<String> accessKey() {
                return Optional.ofNullable(accessKey);
            }

            @Override
            public Optional<String> secret() {
                return Optional.ofNullable(secret);
            }

            @Override
            public Optional<String> bucket() {
                return Optional.ofNullable(bucket);
            }

            @Override
            public Optional<String> region() {
                return Optional.ofNullable(accessKey).map(key -> "eu-central-1");
            }

            @Override
            public Optional<URI> endpoint() {
                return Optional.ofNullable(endpoint);
            }

            @Override
            public Optional<URI> publicEndpoint() {
                return Optional.empty();
            }
        };
    }
}

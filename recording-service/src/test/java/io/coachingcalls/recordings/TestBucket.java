package io.coachingcalls.recordings;

import java.net.URI;
import java.time.Duration;

import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** The embedded S3 server's bucket, to write to as a recorder does. */
public final class TestBucket {

    private TestBucket() {}

    public static URI endpoint() {
        return URI.create(setting("RECORDING_S3_ENDPOINT"));
    }

    public static String accessKey() {
        return setting("RECORDING_S3_ACCESS_KEY");
    }

    public static String secret() {
        return setting("RECORDING_S3_SECRET");
    }

    public static String name() {
        return setting("RECORDING_S3_BUCKET");
    }

    public static void put(String path, byte[] content) {
        try (S3AsyncClient s3 = client(endpoint(), accessKey(), secret())) {
            s3.putObject(request -> request.bucket(name()).key(path), AsyncRequestBody.fromBytes(content))
                    .join();
        }
    }

    /** As patient as the service's own: {@code quarkus.s3.api-call-timeout}. */
    public static S3AsyncClient client(URI endpoint, String accessKey, String secret) {
        return S3AsyncClient.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .overrideConfiguration(
                        limits -> limits.apiCallTimeout(setting("quarkus.s3.api-call-timeout", Duration.class)))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secret)))
                .build();
    }

    /** Looked up when it is needed: tests without that server have none. */
    private static String setting(String name) {
        return setting(name, String.class);
    }

    private static <T> T setting(String name, Class<T> type) {
        return ConfigProvider.getConfig().getValue(name, type);
    }
}

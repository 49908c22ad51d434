package io.coachingcalls.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(IngestTestProfile.class)
@WithTestResource(EmbeddedStack.class)
class BodySizeTest {

    private static final int CAP = 256 * 1024;

    @TestHTTPResource(Webhooks.PATH)
    URI webhook;

    @AutoClose
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "20000, false", "20000, true", "262144, false", "262144, true"})
    void shouldReadABodyUpToTheCapWhole(int size, boolean chunked) throws Exception {
        byte[] body = bodyOf(size);

        // The signature covers every byte, so 200 means that all of them arrived
        HttpResponse<String> answer = post(body, chunked, LiveKitSigner.sign(body));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "300000, false", "300000, true", "3000000, false", "3000000, true"})
    void shouldRefuseABodyOverTheCap(int excess, boolean chunked) throws Exception {
        byte[] body = bodyOf(CAP + excess);

        HttpResponse<String> answer = post(body, chunked, LiveKitSigner.sign(body));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"body_too_large\"").contains(String.valueOf(CAP));
    }

    private static byte[] bodyOf(int size) {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) 'x');
        return body;
    }

    private HttpResponse<String> post(byte[] body, boolean chunked, String token)
            throws IOException, InterruptedException {
        BodyPublisher publisher = chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : BodyPublishers.ofByteArray(body);
        return client.send(
                HttpRequest.newBuilder(webhook)
                        .timeout(Duration.ofSeconds(10))
                        .header("Authorization", token)
                        .POST(publisher)
                        .build(),
                BodyHandlers.ofString());
    }
}

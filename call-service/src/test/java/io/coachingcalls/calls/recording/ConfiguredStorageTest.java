package io.coachingcalls.calls.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import io.coachingcalls.calls.livekit.S3Storage;
import org.junit.jupiter.api.Test;

class ConfiguredStorageTest {

    @Test
    void shouldNeedTheFirstFourAndNoEndpoint() {
        var aws = new Settings(
                Optional.of("key"),
                Optional.of("secret"),
                Optional.of("bucket"),
                Optional.of("region"),
                Optional.empty());

        assertThat(ConfiguredStorage.of(aws)).contains(new S3Storage("key", "secret", "bucket", "region", null));
        assertThat(ConfiguredStorage.missing(aws)).isEmpty();
    }

    @Test
    void shouldNameWhatIsMissing() {
        var half = new Settings(
                Optional.of("key"),
                Optional.empty(),
                Optional.of("bucket"),
                Optional.empty(),
                Optional.of("http://s3"));

        assertThat(ConfiguredStorage.of(half)).isEmpty();
        assertThat(ConfiguredStorage.missing(half)).containsExactly("RECORDING_S3_REGION", "RECORDING_S3_SECRET");
    }

    @Test
    void shouldKeepItsKeysToItself() {
        assertThat(new S3Storage("the-key", "the-secret", "bucket", "region", null).toString())
                .contains("bucket")
                .doesNotContain("the-key", "the-secret");
    }

    private record Settings(
            Optional<String> accessKey,
            Optional<String> secret,
            Optional<String> bucket,
            Optional<String> region,
            Optional<String> endpoint)
            implements RecordingConfig.S3 {}
}

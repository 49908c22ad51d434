package io.coachingcalls.calls.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.coachingcalls.calls.livekit.S3Storage;
import io.quarkus.runtime.Startup;
import org.jboss.logging.Logger;

/** The storage that recordings are written to, if there is one. */
@Startup
@Singleton
class ConfiguredStorage {

    private static final Logger LOG = Logger.getLogger(ConfiguredStorage.class);

    private final Optional<S3Storage> storage;

    ConfiguredStorage(RecordingConfig config) {
        storage = of(config.s3());
        List<String> missing = missing(config.s3());
        if (storage.isPresent()) {
            LOG.infof("calls are recorded to %s", storage.get());
        } else if (missing.size() < 4) {
            LOG.warnf("calls are not recorded: of the storage's settings, missing are %s", missing);
        } else {
            LOG.info("calls are not recorded: no storage is configured");
        }
    }

    Optional<S3Storage> get() {
        return storage;
    }

    static Optional<S3Storage> of(RecordingConfig.S3 s3) {
        return missing(s3).isEmpty()
                ? Optional.of(new S3Storage(
                        s3.accessKey().orElseThrow(),
                        s3.secret().orElseThrow(),
                        s3.bucket().orElseThrow(),
                        s3.region().orElseThrow(),
                        s3.endpoint().orElse(null)))
                : Optional.empty();
    }

    /** Names of the environment variables without which nothing can be recorded. */
    static List<String> missing(RecordingConfig.S3 s3) {
        Map<String, Optional<String>> needed = new TreeMap<>(Map.of(
                "RECORDING_S3_ACCESS_KEY", s3.accessKey(),
                "RECORDING_S3_SECRET", s3.secret(),
                "RECORDING_S3_BUCKET", s3.bucket(),
                "RECORDING_S3_REGION", s3.region()));
        return needed.keySet().stream()
                .filter(name -> needed.get(name).isEmpty())
                .toList();
    }
}

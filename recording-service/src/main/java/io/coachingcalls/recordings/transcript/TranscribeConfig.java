package io.coachingcalls.recordings.transcript;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Speech to text after the call, behind an OpenAI-compatible URL; without one there is none. */
@ConfigMapping(prefix = "transcribe")
public interface TranscribeConfig {

    /** With its version: {@code https://api.openai.com/v1}. */
    Optional<URI> url();

    /** Servers on one's own machine often need none. */
    Optional<String> key();

    /** One that tells times: it is asked for {@code verbose_json}. */
    @WithDefault("whisper-1")
    String model();

    /** What the transcription of one file may take. */
    @WithDefault("5m")
    Duration timeout();

    /** Files at a time, of this replica; each lies in the temporary directory meanwhile. */
    @WithDefault("1")
    int concurrency();

    /** A larger file is not sent. OpenAI takes 25 MiB. */
    @WithDefault("26214400")
    long maxBytes();

    /** A transcript with fewer words for each minute of the call is much shorter than what was said. */
    @WithDefault("20")
    int belowWordsPerMinute();

    @WithDefault("5s")
    Duration every();

    /** How long a recording may take to be ready after its call. */
    @WithDefault("30m")
    Duration patience();

    /** How often a call is looked at of which something is still awaited. */
    @WithDefault("10s")
    Duration lookEvery();

    /** Who transcribes says three times in this time that they still are; if they stop, another takes over. */
    @WithDefault("30s")
    Duration claim();

    /** The pause after the first failure; three times as long after each further one. */
    @WithDefault("30s")
    Duration retryAfter();

    /** After so many failures it is given up. */
    @WithDefault("4")
    int maxAttempts();

    default boolean isOn() {
        return url().isPresent();
    }
}

package io.coachingcalls.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningPartsTest {

    @TempDir
    private Path directory;

    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> died = new CompletableFuture<>();
    private final RunningParts parts = new RunningParts(processes -> {}, part -> died.complete(part.name()));

    @Test
    void shouldStopWhatOthersStandOnAfterThem() {
        parts.add(part("s3", Part.Layer.STORAGE));
        parts.add(part("postgres", Part.Layer.DATABASE));
        parts.add(part("gateway", Part.Layer.GATEWAY));
        parts.add(part("egress", Part.Layer.EGRESS));
        parts.add(part("call-service", Part.Layer.SERVICE));
        parts.add(part("livekit", Part.Layer.MEDIA));
        parts.add(part("kafka", Part.Layer.EVENTS));

        parts.stopAll();

        assertThat(stopped).containsExactly("egress", "call-service", "livekit", "gateway", "kafka", "postgres", "s3");
    }

    @Test
    void shouldStopAPartThatComesWhenAllIsBeingStopped() {
        parts.stopAll();

        parts.add(part("late", Part.Layer.SERVICE));

        assertThat(stopped).containsExactly("late");
    }

    @Test
    void shouldStopTheOthersWhenOneNeverEnds() {
        var never = new CompletableFuture<Void>();
        parts.add(part("postgres", Part.Layer.DATABASE));
        parts.add(Part.inside("gateway", Part.Layer.GATEWAY, never::join));

        List<Throwable> failures = parts.stopAll(Duration.ofSeconds(1));

        assertThat(stopped).containsExactly("postgres");
        assertThat(failures).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessage("gateway did not stop within 1 s"));
        never.complete(null);
    }

    @Test
    void shouldNameThePartThatDied() throws Exception {
        var lives = sleep("lives");
        var dies = sleep("dies");
        parts.add(lives);
        parts.add(dies);

        dies.process().orElseThrow().destroyForcibly();

        assertThat(died.get(10, TimeUnit.SECONDS)).isEqualTo("dies");
        parts.stopAll();
        assertThat(lives.process().orElseThrow().isAlive()).isFalse();
    }

    @Test
    void shouldNotTakeAStopForADeath() throws Exception {
        parts.add(sleep("stopped"));

        parts.stopAll();

        assertThat(died).failsWithin(Duration.ofMillis(500)).withThrowableOfType(TimeoutException.class);
    }

    private Part part(String name, Part.Layer layer) {
        return Part.inside(name, layer, () -> stopped.add(name));
    }

    private ChildProcess sleep(String name) throws Exception {
        return ChildProcess.start(
                name, Part.Layer.SERVICE, List.of("sleep", "60"), Map.of(), directory.resolve(name + ".log"));
    }
}

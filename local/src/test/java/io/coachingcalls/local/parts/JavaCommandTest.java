package io.coachingcalls.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {

    @TempDir
    private Path directory;

    @Test
    void shouldDropAnArchiveOfOlderClasses() throws Exception {
        Path archive = Files.createFile(directory.resolve("service.jsa"));
        Path jar = Files.createFile(
                Files.createDirectories(directory.resolve("app/lib")).resolve("a.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));

        JavaCommand.of("256m", archive, directory.resolve("app"), List.of());
        assertThat(archive).exists();

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
        JavaCommand.of("256m", archive, directory.resolve("app"), List.of());
        assertThat(archive).doesNotExist();
    }

    @Test
    void shouldBearOthersThatStartAtTheSameTime() throws Exception {
        Path archive = directory.resolve("service.jsa");
        Path jar = Files.createFile(directory.resolve("a.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
        Callable<List<String>> start = () -> JavaCommand.of("256m", archive, directory, List.of());

        try (var others = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 100; round++) {
                Files.createFile(archive);
                for (Future<List<String>> other : others.invokeAll(Collections.nCopies(8, start))) {
                    assertThat(other.get()).contains("-XX:SharedArchiveFile=" + archive);
                }
            }
        }
    }
}

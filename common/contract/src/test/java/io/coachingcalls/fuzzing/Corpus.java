package io.coachingcalls.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * The inputs that are kept of a fuzz test: what to begin with, what fuzzing found worth keeping, and what once broke.
 * They lie where Jazzer looks for them, and are run by every build without Jazzer, whose instrumentation is slow to
 * start and would stay for all tests after it.
 */
public final class Corpus {

    private Corpus() {}

    /** A test for each input of {@code target}, a method of the class {@code fuzz}. */
    public static Stream<DynamicTest> of(Class<?> fuzz, String target, ThrowingConsumer<byte[]> test) {
        List<Path> inputs = inputs(fuzz, target);
        assertThat(inputs).as("inputs of %s", target).isNotEmpty();
        return inputs.stream()
                .map(input -> DynamicTest.dynamicTest(input.getFileName().toString(), () -> test.accept(read(input))));
    }

    private static List<Path> inputs(Class<?> fuzz, String target) {
        var directory = fuzz.getResource(fuzz.getSimpleName() + "Inputs/" + target);
        assertThat(directory).as("directory of the inputs of %s", target).isNotNull();
        try (Stream<Path> files = Files.list(Path.of(directory.toURI()))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

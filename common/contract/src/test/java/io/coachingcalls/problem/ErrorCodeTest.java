package io.coachingcalls.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {

    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (\\d{3}) \\|.*");

    @Test
    void shouldBeDocumentedEachWithItsStatus() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("../../docs/errors.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ErrorCode.values())
                        .map(code -> code.code() + " " + code.status())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeFoundByAStatusOfItsKind(ErrorCode code) {
        assertThat(ErrorCode.ofStatus(code.status()).status() / 100).isEqualTo(code.status() / 100);
    }
}

package io.coachingcalls.sessions.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.coachingcalls.sessions.search.SearchedText.Part;
import org.junit.jupiter.api.Test;

class SearchedTextTest {

    @Test
    void shouldKeepEachWrittenTextApartAndAddBeginningsAndPairs() {
        String terms = SearchedText.written(List.of(), List.of(new Part(1_000, List.of("Prices", "来年 OK"))));

        assertThat(terms).isEqualTo(" prices / 来 年 ok / / ^pri ^pric ^price ^来年 ");
    }

    @Test
    void shouldLetWhatWasSaidFollowEachOther() {
        assertThat(SearchedText.said(new Part(1_000, List.of("Raise the", "price. 価格"))))
                .isEqualTo(" raise the price 価 格 / ^価格 ");
    }

    @Test
    void shouldNamePeopleInNoOrderAndNotByTheirIds() {
        assertThat(SearchedText.written(List.of("a", "b o'\\b"), List.of()))
                .isEqualTo(SearchedText.written(List.of("b o'\\b", "a"), List.of()))
                .matches(" @[0-9a-f]{16} @[0-9a-f]{16} / ");
    }

    @Test
    void shouldCutAPartAtItsBoundAndNoOtherForIt() {
        String terms = SearchedText.written(
                List.of(),
                List.of(
                        new Part(20, List.of("one two three four five six", "seven")),
                        new Part(12, List.of("eight nine", "ten"))));

        assertThat(terms).startsWith(" one two three four / eight nine / ").doesNotContain("five", "seven", "ten ");
        assertThat(SearchedText.said(new Part(12, List.of("eight nine", "ten"))))
                .isEqualTo(" eight nine / ");
    }

    /** PostgreSQL refuses a tsvector whose terms have more than a mebibyte. */
    @Test
    void shouldStayBelowAMebibyteWhateverTheTexts() {
        Random random = new Random(17);
        String characters = random.ints(600_000, 0x20000, 0x2a6df)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String words = IntStream.range(0, 100_000)
                .mapToObj(i -> Long.toString(random.nextLong(Long.MAX_VALUE), 36))
                .collect(Collectors.joining(" "));
        Set<String> members =
                IntStream.range(0, 50_000).mapToObj(i -> "person " + i).collect(Collectors.toSet());

        String written = SearchedText.written(
                members,
                List.of(
                        new Part(20_000, List.of(words)),
                        new Part(40_000, List.of(characters)),
                        new Part(100_000, List.of(words))));
        String said = SearchedText.said(new Part(240_000, List.of(characters, characters)));

        int different = Arrays.stream((written + said).split(" "))
                .distinct()
                .mapToInt(term -> term.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        assertThat(different).isBetween(500_000, 1 << 20);
    }
}

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
    void shouldKeepEachTextApartAndAddBeginningsAndPairs() {
        String terms = SearchedText.of(
                List.of(),
                List.of(
                        new Part(true, 1_000, List.of("Prices", "来年 OK")),
                        new Part(false, 1_000, List.of("Raise the", "price. 価格"))));

        assertThat(terms).isEqualTo(" prices / 来 年 ok / raise the price 価 格 / ^pri ^pric ^price ^来年 ^価格 ");
    }

    @Test
    void shouldNamePeopleInNoOrderAndNotByTheirIds() {
        assertThat(SearchedText.of(List.of("a", "b o'\\b"), List.of()))
                .isEqualTo(SearchedText.of(List.of("b o'\\b", "a"), List.of()))
                .matches(" @[0-9a-f]{16} @[0-9a-f]{16} / ");
    }

    @Test
    void shouldCutAPartAtItsBoundAndNoOtherForIt() {
        String terms = SearchedText.of(
                List.of(),
                List.of(
                        new Part(true, 20, List.of("one two three four five six", "seven")),
                        new Part(false, 12, List.of("eight nine", "ten"))));

        assertThat(terms.split(" / ")[0]).isEqualTo(" one two three four");
        assertThat(terms).contains("eight nine").doesNotContain("five", "seven", "ten ");
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

        String terms = SearchedText.of(
                members,
                List.of(
                        new Part(true, 20_000, List.of(words)),
                        new Part(true, 40_000, List.of(characters)),
                        new Part(true, 100_000, List.of(words)),
                        new Part(false, 240_000, List.of(characters, characters))));

        int different = Arrays.stream(terms.split(" "))
                .distinct()
                .mapToInt(term -> term.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        assertThat(different).isBetween(500_000, 1 << 20);
    }
}

package io.coachingcalls.sessions.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "café; ('cafe' | '^cafe')",
                "a cafe; 'a' & ('cafe' | '^cafe')",
                "cafe a; 'cafe' & ('a')",
                "\"cafe\"; 'cafe'",
                "-cafe; !'cafe'",
                "価; ('価')",
                "価格; '^価格'",
                "価格設定; '^価格' & '^格設' & '^設定'",
                "価格 設定; '^価格' & '^設定'",
                "iPhoneの価格; 'iphone' & '^の価' & '^価格'",
                "e-mail; 'e' & 'mail'",
                "“pricing page” now; 'pricing' & 'page' & ('now' | '^now')",
                "price -\"raise it\"; 'price'",
                "-価格; !'^価格'",
                "this or that; 'this' & 'or' & ('that' | '^that')",
                "' | !x; ('x')",
            })
    void shouldAskTheIndexForAllWordsAndTheBeginningOfTheLast(String text, String terms) {
        assertThat(SearchQuery.of(text).orElseThrow().terms()).isEqualTo(terms);
    }

    @Test
    void shouldLookForWhatFollowsEachOther() {
        SearchQuery query = SearchQuery.of("e-mail \"the pricing page\" 価格 価格設定 -\"no way\" plain")
                .orElseThrow();

        assertThat(query.phrases()).containsExactly("e mail", "the pricing page", "価 格 設 定");
        assertThat(query.notPhrases()).containsExactly("no way");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "?", "-", "\"\"", "-\"…\"", "\u3000"})
    void shouldBeEmptyWithoutAnythingToLookFor(String text) {
        assertThat(SearchQuery.of(text)).isEmpty();
    }

    @Test
    void shouldAskForOnesOwnSessionsTogetherWithTheWords() {
        assertThat(SearchQuery.of("-\"a b\"").orElseThrow().termsFor("sam"))
                .isEqualTo("'" + SearchedText.member("sam") + "'");
        assertThat(SearchQuery.of("-a").orElseThrow().termsFor("sam"))
                .isEqualTo("'" + SearchedText.member("sam") + "' & !'a'");
    }
}

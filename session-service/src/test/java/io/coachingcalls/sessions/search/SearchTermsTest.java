package io.coachingcalls.sessions.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTermsTest {

    @ParameterizedTest
    @CsvSource({
        "CAFÉ, cafe",
        "cafe\u0301, cafe",
        "ｃａｆé, cafe",
        "Straße STRASSE, strasse strasse",
        "ẞ, ss",
        "İstanbul ISTANBUL ıstanbul, istanbul istanbul istanbul",
        "ΟΔΟΣ οδός, οδοσ οδοσ",
        "Łódź Ærø Œuvre Đà, lodz aero oeuvre da",
        "ﬁnance, finance",
        "Ёлка елка, елка елка",
        "שָׁלוֹם, שלום",
        "مُحَمَّد محـــمد, محمد محمد",
        "２０２６ ٣ ३, 2026 3 3",
        "Acme™, acme",
        "e-mail sam@example.com, e mail sam example com",
        "don’t l'heure, don t l heure",
        "'$49.90 10,000', 49 90 10 000",
        "soft\u00adhyphen zero\u200dwidth, softhyphen zerowidth",
        "🚀❤️👍🏽, 🚀 ❤ 👍",
        "हिन्दी, हिन्दी",
    })
    void shouldFoldWhatPeopleTypeOneWayOrAnother(String text, String terms) {
        assertThat(String.join(" ", SearchTerms.of(text))).isEqualTo(terms);
    }

    @ParameterizedTest
    @CsvSource({
        "価格, 価 格",
        "価格設定。iPhone15の, 価 格 設 定 iphone15 の",
        "コーヒー, コ ー ヒ ー",
        "ﾊﾞﾅﾅ, バ ナ ナ",
        "가격을, 가 격 을",
        "ราคา, ร า ค า",
    })
    void shouldTakeCharactersOneByOneWhereNoSpacesAreBetweenWords(String text, String terms) {
        assertThat(String.join(" ", SearchTerms.of(text))).isEqualTo(terms);
    }

    @ParameterizedTest
    @CsvSource({"か, が", "ハ, パ", "मन, मान", "か, カ"})
    void shouldKeepApartWhatIsAnotherLetter(String one, String other) {
        assertThat(SearchTerms.of(one)).isNotEqualTo(SearchTerms.of(other));
    }

    @Test
    void shouldNotTellCapitalsFromSmallLettersInAnyScript() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isLetter)
                .forEach(letter -> assertThat(SearchTerms.of(Character.toString(Character.toUpperCase(letter))))
                        .isEqualTo(SearchTerms.of(Character.toString(letter))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?!…", "\u0000", "\ud800", "—", "\u200d"})
    void shouldFindNothingWhereThereIsNoWord(String text) {
        assertThat(SearchTerms.of(text)).isEmpty();
    }

    @Test
    void shouldGiveTermsThatFitIntoAnIndexWhateverTheText() {
        Random random = new Random(17);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(300, 0, random.nextBoolean() ? 0x3100 : 0x10_ffff)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(SearchTerms.of(text))
                    .allSatisfy(term -> assertThat(term)
                            .isNotEmpty()
                            .doesNotContainAnyWhitespaces()
                            .doesNotContain("'", "\\", "@", "^", "/"))
                    .allSatisfy(term ->
                            assertThat(term.codePointCount(0, term.length())).isLessThanOrEqualTo(SearchTerms.LONGEST));
        }
    }
}

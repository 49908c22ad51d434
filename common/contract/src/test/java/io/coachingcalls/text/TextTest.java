package io.coachingcalls.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Tier;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.problem.KeepableText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    private static final String SMILE = "\ud83d\ude00";

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x0a, 0x1b, 0x1f, 0x7f, 0x85, 0x9f, 0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e,
                0x2066, 0x2069, 0xd83d, 0xde00
            })
    void shouldTakeControlsOutOfNamesAndRefuseThemInIds(int codePoint) {
        String text = "Sa" + new String(new int[] {codePoint}, 0, 1) + "m";

        assertThat(DisplayText.of(text)).isEqualTo("Sam");
        assertThat(UserIds.isUserId(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sam", "José Ñúñez", "שרה", "محمد", "李小龍", "O'Brien-Smith", "👩‍💻 Ada"})
    void shouldLeaveTheNamesOfTheWorldAsTheyAre(String name) {
        assertThat(DisplayText.of(name)).isEqualTo(name);
        assertThat(UserIds.isUserId(name)).isTrue();
    }

    @Test
    void shouldHaveNothingToShowWhereThereIsNothingToSee() {
        assertThat(DisplayText.of(null)).isNull();
        assertThat(DisplayText.of(" \u202e\0\n ")).isNull();
    }

    @Test
    void shouldCutNamesAtACodePoint() {
        assertThat(DisplayText.of("n".repeat(300))).isEqualTo("n".repeat(200));
        assertThat(DisplayText.of("n".repeat(199) + SMILE)).isEqualTo("n".repeat(199));
        assertThat(DisplayText.of(SMILE.repeat(150))).isEqualTo(SMILE.repeat(100));
    }

    @Test
    void shouldCountIdsInBytes() {
        assertThat(UserIds.isUserId("u".repeat(255))).isTrue();
        assertThat(UserIds.isUserId("u".repeat(256))).isFalse();
        assertThat(UserIds.isUserId("é".repeat(127))).isTrue();
        assertThat(UserIds.isUserId("é".repeat(128))).isFalse();
        assertThat(UserIds.isUserId(" ")).isFalse();
        assertThat(UserIds.isUserId(null)).isFalse();
    }

    @Test
    void shouldDocumentExactlyTheCharactersThatAreRefused() {
        Pattern documented = Pattern.compile(UserIds.PATTERN);

        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(codePoint -> documented
                                        .matcher(new String(new int[] {codePoint}, 0, 1))
                                        .matches()
                                == ControlCharacters.isOne(codePoint)))
                .isEmpty();
    }

    @Test
    void shouldBeAskedWhereverNamesAndTitlesComeIn() {
        assertThat(new Caller("sam", "Sa\0m\n", Tier.FREE, java.util.Set.of()).name())
                .isEqualTo("Sam");
        assertThat(new CallTerms(
                                "sam",
                                CallType.ON_DEMAND,
                                "\u202egnicirP" + "!".repeat(300),
                                null,
                                List.of(),
                                null,
                                600)
                        .title())
                .isEqualTo("gnicirP" + "!".repeat(193));
    }

    @Test
    void shouldNotKeepHalvesOfSurrogatePairs() {
        assertThat(KeepableText.isKeepable("a" + SMILE)).isTrue();
        assertThat(KeepableText.isKeepable("a\ud83d")).isFalse();
        assertThat(KeepableText.of("a\ud83d\0b" + SMILE)).isEqualTo("ab" + SMILE);
        assertThat(Pattern.matches(KeepableText.PATTERN, "a" + SMILE)).isTrue();
        assertThat(Pattern.matches(KeepableText.PATTERN, "a\ude00")).isFalse();
    }

    @Test
    void shouldNeverJoinDifferentPartsToTheSameKey() {
        assertThat(Keys.join(':', "a", "b:zz")).isNotEqualTo(Keys.join(':', "a:b", "zz"));
        assertThat(Keys.join(':', "a%3Ab", "zz")).isNotEqualTo(Keys.join(':', "a:b", "zz"));
        assertThat(Keys.join('/', "a/", "b")).isNotEqualTo(Keys.join('/', "a", "/b"));
    }

    @Test
    void shouldKeepTheKeysThatWereNeverInDoubt() {
        assertThat(Keys.join(':', "sam", "note-1")).isEqualTo("sam:note-1");
        assertThat(Keys.join(':', "sam", "urn:note:1")).isEqualTo("sam:urn:note:1");
        assertThat(Keys.join('/', "call-1", "auth0|sam/100%")).isEqualTo("call-1/auth0|sam/100%");
    }
}

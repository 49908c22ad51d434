package io.coachingcalls.recordings.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThinkingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<think>secret plan</think>Hi Sam | Hi Sam",
                "<think>maybe {\"summary\": \"x\"}</think> {\"summary\": \"y\"} | {\"summary\": \"y\"}",
                "<thinking>secret plan</thinking>Hi Sam | Hi Sam",
                "<reasoning>secret plan</reasoning>Hi Sam | Hi Sam",
                "<THINK>secret plan</Think>Hi Sam | Hi Sam",
                "<think effort=\"high\">secret plan</think >Hi Sam | Hi Sam",
                "<seed:think>secret plan</seed:think>Hi Sam | Hi Sam",
                "[THINK]secret plan[/THINK]Hi Sam | Hi Sam",
                "\u25c1think\u25b7secret plan\u25c1/think\u25b7Hi Sam | Hi Sam",
                "Hi <think>secret</think>Sam<think>plan</think> | Hi Sam",
                "<think>a <think>secret</think> plan</think>Hi Sam | Hi Sam",
                "secret plan</think>Hi Sam | Hi Sam",
                "secret</think> plan</think>Hi Sam | Hi Sam",
                "Hi Sam<think>secret plan | Hi Sam",
                "Is 1 < 2, Sam? [Think twice]. | Is 1 < 2, Sam? [Think twice].",
                "I think of <b>you</b> and of <thinkers> | I think of <b>you</b> and of <thinkers>"
            })
    void shouldSayOnlyWhatIsNotThought(String answer, String said) {
        assertThat(Thinking.without(answer)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<think>secret plan",
                "<think>secret plan</think>",
                "secret plan</think>",
                "<think></think> \n"
            })
    void shouldSayNothingWhereAllIsThought(String answer) {
        assertThat(Thinking.without(answer)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>secret plan</think>\n\nHi Sam, is 1 < 2?",
                "<THINKING>secret plan</THINKING>Hi Sam, is 1 < 2?",
                "<think>a<think>secret</think> plan</think>Hi Sam, is 1 < 2?",
                "[THINK]secret plan[/THINK]Hi Sam, is 1 < 2?",
                "Hi Sam, <reasoning >secret plan</reasoning>is 1 < 2?",
                "Hi Sam, is 1 < 2?<think>secret plan"
            })
    void shouldSayTheSameWhereverAStreamIsCut(String answer) {
        for (int first = 0; first <= answer.length(); first++) {
            for (int second = first; second <= answer.length(); second++) {
                String said = said(
                        false, answer.substring(0, first), answer.substring(first, second), answer.substring(second));

                assertThat(said).as("cut at %d and %d", first, second).isEqualTo("Hi Sam, is 1 < 2?");
            }
        }
        assertThat(said(false, answer.split(""))).isEqualTo("Hi Sam, is 1 < 2?");
    }

    @Test
    void shouldHoldBackWhatMayHaveBegunInThePromptWhereverItIsCut() {
        String answer = "secret plan</think>Hi Sam";
        for (int cut = 0; cut <= answer.length(); cut++) {
            assertThat(said(true, answer.substring(0, cut), answer.substring(cut)))
                    .isEqualTo("Hi Sam");
        }
    }

    @Test
    void shouldSayAtOnceWhatCannotBeTheBeginningOfATag() {
        Thinking thinking = new Thinking(false);

        assertThat(thinking.next("Hi ")).containsExactly("Hi ");
        assertThat(thinking.next("Sam <thi")).containsExactly("Sam ");
        assertThat(thinking.next("rd>")).containsExactly("<third>");
        assertThat(thinking.next("1 <")).containsExactly("1 ");
        assertThat(thinking.end()).containsExactly("<");
    }

    @Test
    void shouldGoOnAtOnceBehindTheTagThatEndsIt() {
        Thinking thinking = new Thinking(true);

        assertThat(thinking.next("secret plan")).isEmpty();
        assertThat(thinking.next("</think> Hi ")).containsExactly("Hi ");
        assertThat(thinking.next("Sam")).containsExactly("Sam");
        assertThat(thinking.wasOpenedBefore()).isTrue();
    }

    @Test
    void shouldBelieveAModelOnlyAfterManyAnswersThatItThinksNothingUnmarked() {
        ThinkingHabit habit = new ThinkingHabit();
        for (int i = 0; i < 20; i++) {
            assertThat(habit.begin().next("Hi")).isEmpty();
            habit.learn(answered("Hi"));
        }
        assertThat(habit.begin().next("Hi")).containsExactly("Hi");

        habit.learn(answered("secret plan</think>Hi"));
        for (int i = 0; i < 30; i++) {
            habit.learn(answered("Hi"));
        }
        assertThat(habit.begin().next("Hi")).isEmpty();
    }

    private static Thinking answered(String answer) {
        Thinking thinking = new Thinking(true);
        thinking.next(answer);
        thinking.end();
        return thinking;
    }

    private static String said(boolean isHeld, String... pieces) {
        Thinking thinking = new Thinking(isHeld);
        List<String> said = new ArrayList<>();
        for (String piece : pieces) {
            said.addAll(thinking.next(piece));
        }
        said.addAll(thinking.end());
        return String.join("", said);
    }
}

package io.coachingcalls.system.faults;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text, numbers and times at their limits and beyond them, as nobody means them and anybody can send them. */
final class AnyInput {

    private static final List<Integer> LENGTHS =
            List.of(0, 1, 2, 10, 63, 64, 199, 200, 201, 254, 255, 256, 257, 300, 1_999, 2_000, 2_001, 2_705, 2_900);

    private static final List<Integer> GREAT_LENGTHS =
            List.of(3_999, 4_000, 4_001, 7_990, 8_000, 8_001, 19_800, 20_000, 20_001, 65_536);

    private static final List<Long> NUMBERS = List.of(
            0L,
            1L,
            -1L,
            59L,
            3_600L,
            86_400L,
            (long) Integer.MAX_VALUE,
            (long) Integer.MAX_VALUE + 1,
            253_402_300_799L,
            253_402_300_800L,
            9_007_199_254_740_993L,
            Long.MAX_VALUE,
            Long.MIN_VALUE);

    private static final List<String> TIMES = List.of(
            "1970-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "-000001-12-31T23:59:59Z",
            "9999-12-31T23:59:59.999999999Z",
            "+10000-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "+294276-12-31T23:59:59Z",
            "2026-02-30T00:00:00Z",
            "2026-11-20T10:00:00",
            "2026-11-20T10:00:00+14:00",
            "yesterday",
            "1795171200000");

    /** What a text is made of, by the place of a piece in it. */
    private final List<Function<Integer, String>> alphabets;

    private final Random random;

    AnyInput(Random random) {
        this.random = random;
        this.alphabets = List.of(
                i -> "a",
                // All words are different: what a search has to keep of a text is more than the text
                i -> Long.toString(Long.MAX_VALUE - i * 7919L, 36) + " ",
                i -> "x" + i + "-y" + i + " ",
                i -> "https://h" + i + ".example/p" + i + "?q=" + i + " ",
                i -> i + "@example.org ",
                i -> Character.toString(0x4E00 + i % 20_000),
                i -> Character.toString(0x1F600 + i % 64),
                i -> "e\u0301",
                i -> "\u202E\u2066abc\u2069\u202C",
                i -> i % 7 == 3 ? "\0" : "n",
                i -> Character.toString(i % 33),
                i -> Character.toString(0x7F + i % 33),
                i -> i % 2 == 0 ? "\n" : "\r",
                i -> i % 5 == 1 ? "\uD83D" : "s",
                i -> i % 5 == 1 ? "\uDE00" : "s",
                i -> "\uFFFF\uFEFF",
                i -> "<script>'\";--$1%s\\",
                i -> " \t\u00A0\u3000");
    }

    /** Mostly short, at times longer than anything that is taken. */
    String text() {
        return text(random.nextInt(6) == 0 ? GREAT_LENGTHS : LENGTHS);
    }

    /** Of as many characters as a name or an id may have, or a few more. */
    String shortText() {
        return text(LENGTHS);
    }

    private String text(List<Integer> lengths) {
        int length = any(lengths);
        Function<Integer, String> alphabet = any(alphabets);
        var text = new StringBuilder();
        for (int i = random.nextInt(1_000); text.length() < length; i++) {
            text.append(alphabet.apply(i));
        }
        return text.substring(0, length);
    }

    long number() {
        return random.nextInt(4) == 0 ? random.nextLong() : any(NUMBERS);
    }

    /** As a JSON document has it. */
    String time() {
        return switch (random.nextInt(3)) {
            case 0 -> Instant.now().minusMillis(random.nextInt(1_000_000)).toString();
            default -> any(TIMES);
        };
    }

    List<String> texts() {
        return IntStream.range(0, any(List.of(0, 1, 3, 47, 48, 49)))
                .mapToObj(i -> i + shortText())
                .collect(Collectors.toList());
    }

    boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

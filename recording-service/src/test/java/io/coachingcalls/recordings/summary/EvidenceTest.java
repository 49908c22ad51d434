package io.coachingcalls.recordings.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.coachingcalls.recordings.summary.CallSummary.Point;
import io.coachingcalls.recordings.summary.CallSummary.Source;
import io.coachingcalls.recordings.summary.Claims.Claim;
import io.coachingcalls.recordings.summary.Claims.Quote;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final List<Entry> ENTRIES = List.of(
            new Entry(0, "Sam", "Let us raise the price to 49 dollars."),
            new Entry(1, "Cleo", "Good. I\u2019ll send you the numbers on Friday."),
            new Entry(2, "Sam", "Yes."));

    @Test
    void shouldKeepWhatQuotesTheTranscript() {
        CallSummary summary = verify(claim("Raise the price", null, null, new Quote(0, "raise the PRICE to 49")));

        assertThat(summary.decisions()).containsExactly(new Point("Raise the price", List.of(0), null, null));
        assertThat(summary.dropped()).isZero();
    }

    @Test
    void shouldDropAndCountWhatQuotesNothing() {
        CallSummary summary = verify(
                claim("Lower the price", null, null, new Quote(0, "lower the price to 9 dollars")),
                claim("Pay a million", null, null),
                claim("Say yes", null, null, new Quote(0, "")),
                claim("", null, null, new Quote(0, "raise the price")));

        assertThat(summary.decisions()).isEmpty();
        assertThat(summary.dropped()).isEqualTo(4);
    }

    @Test
    void shouldFindAQuoteUnderAnotherNumber() {
        assertThat(verify(claim("Numbers", null, null, new Quote(7, "send you the numbers")))
                        .decisions())
                .containsExactly(new Point("Numbers", List.of(1), null, null));
    }

    @Test
    void shouldNotTakeHalfAWordOrASingleOneForAQuote() {
        assertThat(verify(claim("Ice", null, null, new Quote(0, "ice to 49"))).decisions())
                .isEmpty();
        assertThat(verify(claim("Price", null, null, new Quote(0, "price"))).decisions())
                .isEmpty();
        assertThat(verify(claim("Agreed", null, null, new Quote(2, "yes"))).decisions())
                .hasSize(1);
    }

    @Test
    void shouldKeepOwnerAndDateOnlyWhereTheyWereSaid() {
        Quote quote = new Quote(1, "I'll send you the numbers");

        assertThat(verify(claim("Send", "cleo", "Friday", quote)).decisions())
                .containsExactly(new Point("Send", List.of(1), "cleo", "Friday"));
        assertThat(verify(claim("Send", "Bob", "2027-01-01", quote)).decisions())
                .containsExactly(new Point("Send", List.of(1), null, null));
    }

    @Test
    void shouldNameTheEntriesByTheIndexTheyWereGivenUnder() {
        List<Entry> second = List.of(new Entry(40, "Sam", "We go with plan B."));

        CallSummary summary = Evidence.verify(
                second,
                new Claims("", List.of(claim("Plan B", null, null, new Quote(40, "go with plan B"))), List.of()),
                Source.MODEL);

        assertThat(summary.decisions().getFirst().evidence()).containsExactly(40);
    }

    private static CallSummary verify(Claim... decisions) {
        return Evidence.verify(ENTRIES, new Claims("Text.", List.of(decisions), List.of()), Source.MODEL);
    }

    private static Claim claim(String text, @Nullable String owner, @Nullable String due, Quote... quotes) {
        return new Claim(text, List.of(quotes), owner, due);
    }
}

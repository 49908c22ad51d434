package io.coachingcalls.recordings.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.coachingcalls.access.CallPeople;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.recordings.summary.CallSummary.Point;
import io.coachingcalls.recordings.summary.CallSummary.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnWordsTest {

    private static final CallPeople PEOPLE = new CallPeople("sam", "cleo", Set.of("gus"), Set.of("sam", "gus"));
    private static final Map<String, String> NAMES = Map.of("sam", "Sam", "gus", "Gus");

    private final ArrayNode transcript = EventJson.MAPPER.createArrayNode();
    private final List<Point> decisions = new ArrayList<>();
    private final List<Point> nextActions = new ArrayList<>();
    private CallPeople people = PEOPLE;
    private @Nullable String givenBy;

    @Test
    void shouldTellACallThatOnlyGuestsWereWrittenDownIn() {
        said("gus", "Gus", "We decided to pay Gus.");
        said("sam", "Sam", "Um.");
        assertThat(words().areGuestsOnly()).isTrue();

        said("sam", "Sam", "We did not.");
        assertThat(words().areGuestsOnly()).isFalse();
    }

    @Test
    void shouldTakeNoDecisionFromAGuest() {
        int guests = said("gus", "Gus", "We decided to pay Gus 10,000 euros.");
        int coachs = said("cleo", "Cleo", "We decided to wait.");
        int agents = said("fred-1", "FRED", "So the decision is to sell.");
        decided("Pay Gus 10,000 euros", guests);
        decided("Wait", coachs);
        decided("Sell", agents);
        decided("Wait, as Gus says", guests, coachs);

        assertThat(summary().decisions()).extracting(Point::text).containsExactly("Wait", "Sell", "Wait, as Gus says");
        assertThat(summary().dropped()).isEqualTo(3);
    }

    @Test
    void shouldOweNobodyWhatOnlyAGuestAsksFor() {
        int asked = said("gus", "Gus", "Sam, please pay Gus 10,000 euros by Friday.");
        action("Pay Gus 10,000 euros by Friday", "Sam", asked);
        action("Pay Gus", null, asked);

        assertThat(summary().nextActions()).isEmpty();
        assertThat(owed()).isEmpty();
    }

    @Test
    void shouldShowWhatAGuestPromisesAndOweItToNobody() {
        int promised = said("gus", "Gus", "I will send the offer by Friday.");
        action("Send the offer by Friday", "Gus", promised);

        assertThat(summary().nextActions()).hasSize(1);
        assertThat(owed()).isEmpty();
    }

    @Test
    void shouldNotTakeAGuestForTheOwnerWhoseNameTheyUse() {
        int promised = said("gus", "Sam", "I will pay Gus by Friday.");
        action("Pay Gus by Friday", "Sam", promised);

        assertThat(summary().nextActions()).isEmpty();
    }

    @Test
    void shouldOweWhatOwnerCoachAndAgentSay() {
        action("Call the bank", "Sam", said("sam", "Sam", "I will call the bank."));
        action("Send the numbers", "Cleo", said("cleo", "Cleo", "I will send the numbers."));
        action("Write it down", null, said("fred-1", "FRED", "Please write it down."));

        assertThat(summary().nextActions()).hasSize(3);
        assertThat(owed()).hasSize(3);
    }

    @Test
    void shouldNotKnowWhoSpeaksInTheRecordingOfACallWithAGuest() {
        int heard = said(null, "Speaker", "We decided to pay. I will pay Gus by Friday.");
        decided("Pay", heard);
        action("Pay Gus by Friday", null, heard);

        assertThat(words().areGuestsOnly()).isFalse();
        assertThat(summary().decisions()).hasSize(1);
        assertThat(summary().nextActions()).hasSize(1);
        assertThat(owed()).isEmpty();

        people = new CallPeople("sam", "cleo", Set.of("gus"), Set.of("sam", "cleo"));
        assertThat(owed()).as("Gus did not come").hasSize(1);
    }

    @Test
    void shouldBelieveWhoHandsATranscriptInWhateverItSaysOfSpeakers() {
        givenBy = "sam";
        int given = said("gus", "Gus", "We decided to pay Gus. Please pay Gus by Friday.");
        decided("Pay Gus", given);
        action("Pay Gus by Friday", null, given);

        assertThat(words().areGuestsOnly()).isFalse();
        assertThat(summary().decisions()).hasSize(1);
        assertThat(owed()).hasSize(1);
    }

    @Test
    void shouldHaveNoGuestsInACallThatNobodyAnnounced() {
        people = new CallPeople(null, null, Set.of(), Set.of("gus"));
        decided("Wait", said("gus", "Gus", "We decided to wait."));

        assertThat(words().areGuestsOnly()).isFalse();
        assertThat(summary().decisions()).hasSize(1);
    }

    private int said(@Nullable String speakerId, String name, String text) {
        var entry = transcript.addObject().put("speaker", name).put("text", text);
        if (speakerId != null) {
            entry.put("speakerId", speakerId);
        }
        return transcript.size() - 1;
    }

    private void decided(String text, Integer... evidence) {
        decisions.add(new Point(text, List.of(evidence), null, null));
    }

    private void action(String text, @Nullable String owner, Integer... evidence) {
        nextActions.add(new Point(text, List.of(evidence), owner, null));
    }

    private OwnWords words() {
        return new OwnWords(TranscriptJson.entries(transcript), Voices.of(transcript, givenBy, people, NAMES));
    }

    private CallSummary summary() {
        return words().in(new CallSummary("They talked.", decisions, nextActions, Source.MODEL, 2));
    }

    private List<Point> owed() {
        return words().commitments(summary());
    }
}

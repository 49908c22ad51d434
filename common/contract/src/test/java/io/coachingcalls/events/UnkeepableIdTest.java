package io.coachingcalls.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.coachingcalls.events.CallEvent.CallTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnkeepableIdTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id|{'id': '%s'}",
                "room.sid|{'id': 'EV', 'room': {'sid': '%s'}}",
                "room.name|{'id': 'EV', 'room': {'name': '%s'}}",
                "participant.sid|{'id': 'EV', 'participant': {'sid': '%s'}}",
                "participant.identity|{'id': 'EV', 'participant': {'identity': '%s'}}",
                "egressInfo.egressId|{'id': 'EV', 'egressInfo': {'egressId': '%s'}}",
                "egressInfo.roomName|{'id': 'EV', 'egressInfo': {'roomName': '%s'}}",
                "egressInfo.roomId|{'id': 'EV', 'egressInfo': {'roomId': '%s'}}"
            })
    void shouldKeepIdsThatNoIndexHoldsAwayFromTheDatabase(String field, String json) {
        assertThatThrownBy(() -> read(json.formatted("x".repeat(2_900))))
                .isInstanceOf(UnkeepableId.class)
                .hasMessage(field + " has more than 256 bytes");
        assertThatThrownBy(() -> read(json.formatted("é".repeat(129)))).isInstanceOf(UnkeepableId.class);
        assertThatThrownBy(() -> read(json.formatted("a\\u0000b"))).hasMessage(field + " has control characters");
    }

    @Test
    void shouldTakeTheLongestThatLiveKitTakes() throws IOException {
        assertThat(read("{'id': 'EV', 'participant': {'identity': '%s'}}".formatted("x".repeat(256)))
                        .participant()
                        .identity())
                .hasSize(256);
    }

    @Test
    void shouldMakeANameFitToBeShown() throws IOException {
        assertThat(read("{'id': 'EV', 'participant': {'name': 'S\\u0000a\\u202em%s'}}".formatted("!".repeat(300)))
                        .participant()
                        .name())
                .isEqualTo("Sam" + "!".repeat(197));
        assertThat(read("{'id': 'EV', 'participant': {'name': ' '}}")
                        .participant()
                        .name())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'ownerId': '%s'", "'ownerId': 'o', 'coachId': '%s'", "'ownerId': 'o', 'participants': ['%s']"})
    void shouldNotTakeTermsThatNamePeopleByWhatIsNoId(String people) throws IOException {
        String terms = "{'callType': 'on-demand', %s}".formatted(people).replace('\'', '"');

        assertThat(signedAndRead(terms.formatted("sam"))).isPresent();
        assertThat(signedAndRead(terms.formatted("s".repeat(256)))).isEmpty();
    }

    private static Optional<CallTerms> signedAndRead(String terms) throws IOException {
        RoomMetadata metadata = new RoomMetadata("a-livekit-secret-for-tests-longer-than-32-bytes");
        return metadata.terms("room", metadata.write("room", EventJson.MAPPER.readValue(terms, CallTerms.class)));
    }

    private static LiveKitEvent read(String json) throws IOException {
        return LiveKitEvent.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}

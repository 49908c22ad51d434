package io.coachingcalls.calls.invitation;

import static io.coachingcalls.calls.testing.Http.CALLS;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.askForToken;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.create;
import static io.coachingcalls.calls.testing.Http.createdRoom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.EventLog;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.InvitationAnswered;
import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Who is named in a call is asked, and may say no. */
@QuarkusTest
class InvitationTest extends RealParts {

    private static final String INVITATIONS = "/api/coaching/invitations";
    private static final String BLOCKS = "/api/coaching/blocks";

    private final String owner = "owner-" + UUID.randomUUID();
    private final String kim = "kim-" + UUID.randomUUID();
    private final String later = Instant.now().plus(2, ChronoUnit.HOURS).toString();

    @Test
    void shouldShowACallToThoseItNamesUntilTheyAnswer() throws IOException {
        String room = scheduled(kim);

        invitations(kim)
                .body("invitations.room", contains(room))
                .body("invitations[0].title", equalTo("Pitch"))
                .body("invitations[0].ownerId", equalTo(owner))
                .body("invitations[0].ownerName", equalTo(owner))
                .body("invitations[0].asCoach", equalTo(true))
                .body("invitations[0].over", equalTo(false));
        invitations(owner).body("invitations", empty());
        invitations("stranger-" + kim).body("invitations", empty());
        assertThat(((CallCreated) events(room).getFirst()).invites()).isTrue();

        answer(kim, room, "accept").statusCode(204);
        answer(kim, room, "accept").statusCode(204);

        invitations(kim).body("invitations", empty());
        assertThat(answers(room)).singleElement().satisfies(answered -> {
            assertThat(answered.userId()).isEqualTo(kim);
            assertThat(answered.answer()).isEqualTo(InvitationAnswer.ACCEPTED);
        });
    }

    @Test
    void shouldBeNoneOfTheirsWhoDeclineUntilTheyAcceptAfterAll() throws IOException {
        String room = scheduled(kim);

        answer(kim, room, "decline").statusCode(204);

        assertProblem(as(token(kim)).get(CALLS + "/" + room), 404, "not_found");
        assertProblem(askForToken(token(kim), room), 404, "not_found");
        assertProblem(as(token(kim)).delete(CALLS + "/" + room), 404, "not_found");
        invitations(kim).body("invitations", empty());

        answer(kim, room, "accept").statusCode(204);
        as(token(kim)).get(CALLS + "/" + room).then().statusCode(200);
        assertThat(answers(room))
                .extracting(InvitationAnswered::answer)
                .containsExactly(InvitationAnswer.DECLINED, InvitationAnswer.ACCEPTED);
        assertThat(answers(room)).extracting(InvitationAnswered::revision).containsExactly(1L, 2L);
    }

    @Test
    void shouldStayAwayFromWhoLeft() {
        String room = scheduled(kim);
        answer(kim, room, "accept").statusCode(204);

        answer(kim, room, "leave").statusCode(204);

        assertProblem(as(token(kim)).get(CALLS + "/" + room), 404, "not_found");
        assertProblem(as(token(kim)).post(INVITATIONS + "/" + room + "/accept"), 404, "not_found");
        assertProblem(askForToken(token(kim), room), 404, "not_found");
        as(token(owner)).get(CALLS + "/" + room).then().statusCode(200);
    }

    @Test
    void shouldAcceptByJoining() throws IOException {
        String room =
                createdRoom(token(owner), "{\"callType\": \"on-demand\", \"participants\": [\"%s\"]}".formatted(kim));
        invitations(kim).body("invitations.asCoach", contains(false));

        askForToken(token(kim), room).then().statusCode(200);

        invitations(kim).body("invitations", empty());
        assertThat(Database.count("calls.invitation_answers WHERE room = ? AND answer = 'accepted'", room))
                .isEqualTo(1);
    }

    @Test
    void shouldTellOfNoInvitationToThoseWhoAreNotNamed() {
        String room = scheduled(kim);
        String nobodys = "call-00000000000000000000000000000000";

        for (String answer : List.of("accept", "decline", "leave")) {
            String foreign = as(token("stranger"))
                    .post(INVITATIONS + "/" + room + "/" + answer)
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString();
            assertThat(foreign)
                    .isEqualTo(as(token("stranger"))
                            .post(INVITATIONS + "/" + nobodys + "/" + answer)
                            .then()
                            .statusCode(404)
                            .extract()
                            .asString());
            assertProblem(as(token(owner)).post(INVITATIONS + "/" + room + "/" + answer), 404, "not_found");
        }
        assertThat(Database.count("calls.invitation_answers WHERE room = ?", room))
                .isZero();
    }

    @Test
    void shouldShowNothingOfWhoIsBlockedAndTellThemNothing() {
        String open = scheduled(kim);
        as(token(kim))
                .body("{\"userId\": \"" + owner + "\"}")
                .post(BLOCKS)
                .then()
                .statusCode(204);
        as(token(kim)).get(BLOCKS).then().body("blocks.userId", contains(owner));

        // Made as always
        scheduled(kim);

        invitations(kim).body("invitations", empty());
        as(token(kim)).queryParam("userId", owner).delete(BLOCKS).then().statusCode(204);
        as(token(kim)).get(BLOCKS).then().body("blocks", empty());
        invitations(kim).body("invitations.size()", equalTo(2));
        answer(kim, open, "decline").statusCode(204);
        invitations(kim).body("invitations.size()", equalTo(1));
    }

    @Test
    void shouldRefuseToBlockNobodyAndOneself() {
        for (String body :
                List.of("{}", "{\"userId\": \" \"}", "{\"userId\": \"a\\nb\"}", "{\"userId\": \"" + kim + "\"}")) {
            assertProblem(as(token(kim)).body(body).post(BLOCKS), 400, "invalid_request");
        }
        assertProblem(as(token(kim)).delete(BLOCKS), 400, "invalid_request");
    }

    @Test
    void shouldLetOnePersonNameOnlySoManyWhoDoNotKnowThem() {
        scheduled(named(48));
        scheduled(named(2));

        create(token(owner), body(named(1)))
                .then()
                .statusCode(429)
                .body("code", equalTo("too_many_strangers"))
                .header("Retry-After", matchesPattern("8[0-9]{4}"));
        assertThat(Database.countOfCalls("owner_id = ?", owner)).isEqualTo(2);
        // Nor by erasing what was made; and others have their own
        Database.execute("DELETE FROM calls.calls WHERE owner_id = ?", owner);
        create(token(owner), body(named(1))).then().statusCode(429);
        create(token(kim), body(named(1))).then().statusCode(200);
        // With FRED there is nobody to name
        create(token(owner), "{\"callType\": \"scheduled\", \"scheduledFor\": \"" + later + "\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldNotCountThoseWhoKnowThem() {
        answer(kim, scheduled(kim), "accept").statusCode(204);
        scheduled(named(48));
        scheduled(named(1));
        create(token(owner), body(named(1))).then().statusCode(429);

        scheduled(kim);
        // Nor the other way round
        create(token(kim), body("\"" + owner + "\"")).then().statusCode(200);
    }

    private String scheduled(String names) {
        return createdRoom(token(owner), names.startsWith("\"") ? body(names) : coachedBy(names));
    }

    private String coachedBy(String coach) {
        return "{\"callType\": \"scheduled\", \"title\": \"Pitch\", \"coachId\": \"%s\", \"scheduledFor\": \"%s\"}"
                .formatted(coach, later);
    }

    private String body(String participants) {
        return "{\"callType\": \"scheduled\", \"participants\": [%s], \"scheduledFor\": \"%s\"}"
                .formatted(participants, later);
    }

    private static String named(int people) {
        return IntStream.range(0, people)
                .mapToObj(i -> "\"p-" + UUID.randomUUID() + "\"")
                .collect(Collectors.joining(", "));
    }

    private static ValidatableResponse invitations(String userId) {
        return as(token(userId)).get(INVITATIONS).then().statusCode(200);
    }

    private static ValidatableResponse answer(String userId, String room, String answer) {
        return as(token(userId)).post(INVITATIONS + "/" + room + "/" + answer).then();
    }

    private static List<InvitationAnswered> answers(String room) throws IOException {
        return events(room).stream()
                .filter(InvitationAnswered.class::isInstance)
                .map(InvitationAnswered.class::cast)
                .toList();
    }

    private static List<CallEvent> events(String room) throws IOException {
        List<CallEvent> events = new ArrayList<>();
        for (var record : EventLog.records(Topics.CALLS_EVENTS, room)) {
            events.add(CallEvent.readKnown(record.value()));
        }
        return events;
    }

    private static String token(String userId) {
        return TestTokens.of(userId, "free", null);
    }
}

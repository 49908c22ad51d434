package io.coachingcalls.recordings.chat;

import static io.coachingcalls.recordings.TestCall.SOON;
import static io.coachingcalls.recordings.TestCall.get;
import static io.coachingcalls.recordings.TestCall.post;
import static io.coachingcalls.recordings.TestCall.postWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.EventReader;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.ChatCompiled;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.TestCall;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The chat where there is no model. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class ChatResourceTest {

    @Inject
    EventSender events;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void shouldKeepMessagesAndSayThatFredIsNotConnected() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/chat/" + call.room;

        post(call.owner, path, "{\"message\": \"How do I price this?\"}")
                .statusCode(200)
                .body("message.role", equalTo("user"))
                .body("message.user_id", equalTo(call.owner))
                .body("reply", nullValue())
                .body("fred", equalTo("not_connected"));
        postWith(TestTokens.agent(), path, "{\"message\": \"Start from\\nthe value.\", \"role\": \"fred\"}")
                .statusCode(200)
                .body("fred", equalTo("not_asked"));

        get(call.guest, path)
                .statusCode(200)
                .body("messages.role", contains("user", "fred"))
                .body("messages.text", contains("How do I price this?", "Start from\nthe value."));
    }

    @Test
    void shouldLetOnlyOwnerAndServicePassOnWhatFredSaid() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/chat/" + call.room;
        String freds = "{\"message\": \"I am FRED.\", \"role\": \"fred\"}";

        post(call.coach, path, freds).statusCode(403).body("code", equalTo("forbidden"));
        postWith(TestTokens.agent(), path, "{\"message\": \"I am a person.\"}").statusCode(404);
        String foreign = post("stranger", path, freds).statusCode(404).extract().asString();
        assertThat(foreign)
                .isEqualTo(post("stranger", path + "x", freds)
                        .statusCode(404)
                        .extract()
                        .asString());
        get("stranger", path).statusCode(404);
        get(call.owner, path).body("messages", empty());

        post(call.owner, path, freds).statusCode(200);
        get(call.owner, path).body("messages.role", contains("fred"));
    }

    /** Fifty messages of a guest's used to fill the chat for everybody. */
    @Test
    void shouldLetNoGuestUseUpTheChatHoweverFastTheyWrite() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/chat/" + call.room;
        String longest = "{\"message\": \"%s\"}".formatted("x".repeat(8_000));
        List<Future<Integer>> asked;
        // Waits for all of them when it is closed
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            asked = IntStream.range(0, 15)
                    .mapToObj(i -> people.submit(
                            () -> post(call.guest, path, longest).extract().statusCode()))
                    .toList();
        }

        assertThat(asked)
                .extracting(Future::resultNow)
                .filteredOn(status -> status == 200)
                .hasSize(5);
        post(call.guest, path, longest).statusCode(409).body("code", equalTo("session_full"));
        post(call.owner, path, longest).statusCode(200);
        post(call.coach, path, longest).statusCode(200);
        postWith(TestTokens.agent(), path, longest.replace("}", ", \"role\": \"fred\"}"))
                .statusCode(200);
        get(call.owner, path).body("messages", hasSize(8));
    }

    @Test
    void shouldRefuseWhatIsNoMessage() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/chat/" + call.room;

        for (String wrong : List.of(
                "{}",
                "{\"message\": \" \"}",
                "{\"message\": \"a\\u0000b\"}",
                "{\"message\": \"%s\"}".formatted("x".repeat(8_001)),
                "{\"message\": \"Hi\", \"role\": \"admin\"}")) {
            post(call.owner, path, wrong).statusCode(400).body("code", equalTo("invalid_request"));
        }
        get(call.owner, path).body("messages", empty());
    }

    @Test
    void shouldCompileTheChatOnceWhenTheSessionSettles() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/chat/" + call.room;
        post(call.owner, path, "{\"message\": \"One\\nline.\"}").statusCode(200);
        post(call.owner, path, "{\"message\": \"Two.\", \"role\": \"fred\"}").statusCode(200);

        call.settle();
        call.settle();
        call.settle(1);

        await().atMost(SOON).untilAsserted(() -> assertThat(compiled(call)).isNotEmpty());
        assertThat(compiled(call).getFirst().id()).isEqualTo(call.room + ":chat");
        assertThat(compiled(call).getFirst().text())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ user: One line\\.\n"
                        + "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ fred: Two\\.");
        // Events are told at least once; a copy of the same is no second
        await().during(Duration.ofSeconds(3)).atMost(SOON).untilAsserted(() -> assertThat(compiled(call))
                .extracting(ChatCompiled::id)
                .containsOnly(call.room + ":chat"));
    }

    private List<ChatCompiled> compiled(TestCall call) {
        return new EventReader(kafka).calls(call.room, ChatCompiled.class);
    }
}

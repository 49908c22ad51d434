package io.coachingcalls.recordings.model;

import static io.coachingcalls.recordings.TestCall.get;
import static io.coachingcalls.recordings.TestCall.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.TestCall;
import io.coachingcalls.recordings.model.SpeakingServer.Answer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where there is no model, FRED answers in the chat all the same, and it is said that it is his guide. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
@WithTestResource(
        value = SpeakingServer.class,
        initArgs = @ResourceArg(name = SpeakingServer.WITHOUT_MODEL, value = "true"))
class GuideTest {

    @Inject
    EventSender events;

    @BeforeEach
    void forget() {
        SpeakingServer.GUIDE_HEARD.clear();
    }

    @Test
    void shouldAnswerByTheGuideAndSaySo() {
        TestCall call = TestCall.made(events, "owner-of-guide", null, List.of());
        String path = "/api/coaching/chat/" + call.room;
        SpeakingServer.guides = prompt -> Answer.of("What would be different for you?");

        post(call.owner, path, "{\"message\": \"I want to raise the price.\"}")
                .statusCode(200)
                .body("fred", equalTo("guided"))
                .body("reply.text", equalTo("What would be different for you?"))
                .body("reply.guided", equalTo(true));
        post(call.owner, path, "{\"message\": \"More money.\"}").body("fred", equalTo("guided"));

        // It leads by all that was said, as a conversation
        assertThat(SpeakingServer.GUIDE_HEARD.getLast()).isEqualTo("""
                user: I want to raise the price.
                assistant: What would be different for you?
                user: More money.
                """);
        get(call.owner, path).body("messages.guided", contains(false, true, false, true));
    }

    @Test
    void shouldKeepTheMessageWhenTheGuideIsAwayToo() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/chat/" + call.room;

        SpeakingServer.guides = prompt -> Answer.refused();
        post(call.owner, path, "{\"message\": \"One\"}")
                .statusCode(200)
                .body("fred", equalTo("failed"))
                .body("reply", nullValue());
        SpeakingServer.guides = prompt -> Answer.late("Too late.", 2_500);
        post(call.owner, path, "{\"message\": \"Two\"}").statusCode(200).body("fred", equalTo("failed"));

        get(call.owner, path).body("messages.text", contains("One", "Two"));
    }

    /** FRED hears it in the call, and answers aloud. */
    @Test
    void shouldAnswerNothingTwice() {
        TestCall call = TestCall.made(events);
        String path = "/api/coaching/chat/" + call.room;
        SpeakingServer.guides = prompt -> Answer.of("And then?");

        post(call.owner, path, "{\"message\": \"I typed this.\", \"answer\": false}")
                .statusCode(200)
                .body("fred", equalTo("not_asked"))
                .body("reply", nullValue());
        post(call.owner, path, "{\"message\": \"This too.\", \"answer\": \"no\"}")
                .statusCode(400);

        assertThat(SpeakingServer.GUIDE_HEARD).isEmpty();
        get(call.owner, path).body("messages.text", contains("I typed this."));
    }

    @Test
    void shouldSumUpWithoutIt() {
        TestCall call = TestCall.made(events);

        post(call.owner, "/api/fred/call/summary", """
                {"roomName": "%s", "callType": "on-demand",
                 "transcript": [{"speaker": "Sam", "text": "I will call the bank by Friday."}]}
                """.formatted(call.room))
                .statusCode(200)
                .body("source", equalTo("extractive"))
                .body("nextActions", contains("Call the bank by Friday"));

        assertThat(SpeakingServer.GUIDE_HEARD).isEmpty();
    }
}

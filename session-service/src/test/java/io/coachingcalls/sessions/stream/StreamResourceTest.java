package io.coachingcalls.sessions.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Changes reach those who may know of them, and nobody else. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class StreamResourceTest {

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @TestHTTPResource("/api/coaching/sessions/stream")
    URI stream;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shouldTellItsPeopleOfAChangeAndNobodyElse() {
        RoomScript script = new RoomScript();
        Listener owner = listen(TestTokens.of("stream-owner", "free", null));
        Listener stranger = listen(TestTokens.of("stream-stranger", "free", null));
        await().atMost(Duration.ofSeconds(10)).until(() -> owner.has("event:reread") && stranger.has("event:reread"));

        events.call(script.created("stream-owner", null));

        await().atMost(Duration.ofSeconds(20)).until(() -> owner.has(script.sessionId.toString()));
        assertThat(owner.lines).anyMatch(line -> line.startsWith("event:session"));
        assertThat(stranger.lines).noneMatch(line -> line.contains(script.sessionId.toString()));
    }

    @Test
    void shouldEndWithTheToken() {
        Listener listener =
                listen(TestTokens.endingAt("stream-owner", Instant.now().plusSeconds(4)));

        await().atMost(Duration.ofSeconds(15)).until(() -> listener.ended.isDone());
        assertThat(listener.has("event:reread")).isTrue();
    }

    @Test
    void shouldKeepTenStreamsOpenForAPersonAndNotOneMore() {
        String token = TestTokens.of("stream-collector", "free", null);
        List<HttpClient> tabs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            HttpClient tab = HttpClient.newHttpClient();
            tabs.add(tab);
            assertThat(open(tab, token).statusCode()).isEqualTo(200);
        }

        HttpResponse<Stream<String>> refused = open(http, token);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("15");
        assertThat(refused.body())
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("\"code\":\"too_many_requests\"");
        assertThat(open(http, TestTokens.of("stream-neighbour", "free", null)).statusCode())
                .isEqualTo(200);

        tabs.getFirst().shutdownNow();
        await().atMost(Duration.ofSeconds(20)).until(() -> open(http, token).statusCode() == 200);
    }

    private HttpResponse<Stream<String>> open(HttpClient client, String token) {
        var request = HttpRequest.newBuilder(stream)
                .header("Authorization", "Bearer " + token)
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofLines()).join();
    }

    /** A machine that vanished without a word: PostgreSQL's end is there, and says nothing more. */
    @Test
    void shouldHearOfChangesAgainWhenTheConnectionThatListensHangs() throws Exception {
        RoomScript script = new RoomScript();
        String pid = aFreshListener();
        Listener owner = listen(TestTokens.of("stream-owner", "free", null));
        await().atMost(Duration.ofSeconds(10)).until(() -> owner.has("event:reread"));
        owner.lines.clear();
        signal("STOP", pid);
        try {
            // It asks every 20 s, waits for 10 s, and listens anew
            await().atMost(Duration.ofSeconds(45)).until(() -> owner.has("event:reread"));

            events.call(script.created("stream-owner", null));

            await().atMost(Duration.ofSeconds(20)).until(() -> owner.has(script.sessionId.toString()));
        } finally {
            signal("CONT", pid);
        }
    }

    /** Process id of PostgreSQL's end of the connection that listens, which does nothing else yet. */
    private String aFreshListener() {
        String before = rows.text("SELECT clock_timestamp()::text");
        rows.text("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE usename = current_user AND query IN ('LISTEN session_changes', 'SELECT 1')");
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> rows.text(
                                "SELECT pid FROM pg_stat_activity WHERE query = 'LISTEN session_changes'"
                                        + " AND state = 'idle' AND query_start > $1::text::timestamptz",
                                before),
                        Objects::nonNull);
    }

    private static void signal(String name, String pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                .isZero();
    }

    @Test
    void shouldAskForAToken() {
        var answer = http.sendAsync(HttpRequest.newBuilder(stream).build(), HttpResponse.BodyHandlers.ofString())
                .join();

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"unauthenticated\"");
    }

    private Listener listen(String token) {
        var lines = new CopyOnWriteArrayList<String>();
        var request = HttpRequest.newBuilder(stream)
                .header("Authorization", "Bearer " + token)
                .build();
        var ended = http.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .thenAcceptAsync(answer -> answer.body().forEach(lines::add));
        return new Listener(lines, ended);
    }

    private record Listener(List<String> lines, CompletableFuture<Void> ended) {

        boolean has(String part) {
            return lines.stream().anyMatch(line -> line.contains(part));
        }
    }
}

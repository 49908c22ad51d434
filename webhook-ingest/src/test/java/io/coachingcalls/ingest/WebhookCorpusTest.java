package io.coachingcalls.ingest;

import java.util.stream.Stream;

import io.coachingcalls.fuzzing.Corpus;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What {@link WebhookFuzz} was given and found before. */
class WebhookCorpusTest {

    private final WebhookFuzz fuzz = new WebhookFuzz();

    @TestFactory
    Stream<DynamicTest> shouldMakeSomethingOfEveryBodyThatIsKept() {
        return Corpus.of(WebhookFuzz.class, "body", fuzz::body);
    }

    @TestFactory
    Stream<DynamicTest> shouldLetInOnlySignedTokensOfThoseThatAreKept() {
        return Corpus.of(WebhookFuzz.class, "token", fuzz::token);
    }

    @TestFactory
    Stream<DynamicTest> shouldTakeOrRefuseAllKeysThatAreKept() {
        return Corpus.of(WebhookFuzz.class, "keys", fuzz::keys);
    }
}

package io.coachingcalls.recordings.model;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What is known of how this model thinks. Some prompts open the thinking for it, and then it cannot be told from an answer
 * before it ends. So answers are held back until they are whole, unless many have shown that this one does no such thing.
 */
@ApplicationScoped
class ThinkingHabit {

    /** Some think only now and then. */
    static final int ENOUGH = 20;

    private static final int NEVER = Integer.MIN_VALUE;

    private final AtomicInteger plainAnswers = new AtomicInteger();

    Thinking begin() {
        return new Thinking(plainAnswers.get() < ENOUGH);
    }

    void learn(Thinking whole) {
        plainAnswers.updateAndGet(
                plain -> whole.wasOpenedBefore() || plain == NEVER ? NEVER : Math.min(plain + 1, ENOUGH));
    }
}

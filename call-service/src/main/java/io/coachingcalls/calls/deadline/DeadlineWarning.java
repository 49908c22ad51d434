package io.coachingcalls.calls.deadline;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.structure.PlainJava;

/** The data message that tells the people in a call when it will end. */
@PlainJava
record DeadlineWarning(String type, Instant endsAt, long secondsLeft) {

    /** The message's topic, and its type. */
    static final String TOPIC = "call.deadline";

    static DeadlineWarning of(Instant deadline, Instant now) {
        // A sweep comes a moment late, and people count in whole seconds
        long secondsLeft = Duration.between(now, deadline).plusMillis(999).toSeconds();
        return new DeadlineWarning(TOPIC, deadline, secondsLeft);
    }

    byte[] json() {
        try {
            return EventJson.MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings and times must be writable", e);
        }
    }
}

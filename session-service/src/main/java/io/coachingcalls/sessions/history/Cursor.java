package io.coachingcalls.sessions.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.UUID;

import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.problem.RequestTime;

/** Where the next page begins: after the session with this creation time and id. Opaque to clients. */
record Cursor(Instant createdAt, UUID id) {

    /** Before the first page: newer than any session. */
    static final Cursor START = new Cursor(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1));

    static Cursor after(CoachingSession last) {
        return new Cursor(last.createdAt, last.id);
    }

    /** @throws ProblemException 400 for anything {@link #toString} did not make */
    static Cursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return new Cursor(RequestTime.parse(parts[0]).orElseThrow(), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | NoSuchElementException | ArrayIndexOutOfBoundsException e) {
            throw ProblemException.invalid("cursor", "must be a next_cursor from an earlier answer, unchanged");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((createdAt + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}

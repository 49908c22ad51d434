package io.coachingcalls.sessions.history;

import java.time.Instant;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Something that a person wrote down about a session.
 *
 * @param author user id
 */
@JsonNaming(SnakeCaseStrategy.class)
record Note(Instant at, String author, String text) {}

/**
 * Telling the event log what rows say: each table says how, {@code OutboxTable}, and the outbox tells until the log has
 * it.
 */
@NullMarked
package io.coachingcalls.outbox;

import org.jspecify.annotations.NullMarked;

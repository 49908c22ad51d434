/** What clients report of a session: connected, left, notes. {@code ReportRules} says what is taken of whom. */
@NullMarked
package io.coachingcalls.sessions.reports;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.coachingcalls.sessions.reports;

import org.jspecify.annotations.NullMarked;

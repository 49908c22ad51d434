/** What sessions are found by: texts and questions become the same terms. Plain Java. */
@NullMarked
package io.coachingcalls.sessions.search;

import org.jspecify.annotations.NullMarked;

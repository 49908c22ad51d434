/** What sessions are found by: texts and questions become the same terms. Plain Java. */
@NullMarked
@PlainJava
package io.coachingcalls.sessions.search;

import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.NullMarked;

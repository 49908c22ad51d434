@NullMarked
package io.coachingcalls.sessions.imports;

import org.jspecify.annotations.NullMarked;

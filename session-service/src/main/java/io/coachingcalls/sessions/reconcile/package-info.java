@NullMarked
package io.coachingcalls.sessions.reconcile;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.coachingcalls.recordings.reconcile;

import org.jspecify.annotations.NullMarked;

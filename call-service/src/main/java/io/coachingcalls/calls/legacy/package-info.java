/** What the frontend of the system before asks of calls, translated: nothing is decided here that is not decided elsewhere. */
@NullMarked
package io.coachingcalls.calls.legacy;

import org.jspecify.annotations.NullMarked;

/** What a system keeps in its directory: data, secrets, logs, and what runs where. */
@NullMarked
package io.coachingcalls.local.state;

import org.jspecify.annotations.NullMarked;

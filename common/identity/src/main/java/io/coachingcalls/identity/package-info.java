/** From a bearer token to a {@code Caller}; and tokens with which a tab that closes may report that it left. */
@NullMarked
package io.coachingcalls.identity;

import org.jspecify.annotations.NullMarked;

/** A call as it was agreed, and what anybody may see of it. {@code Calls} finds one for somebody who asks. */
@NullMarked
package io.coachingcalls.calls.call;

import org.jspecify.annotations.NullMarked;

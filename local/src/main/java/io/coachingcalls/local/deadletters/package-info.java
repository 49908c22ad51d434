/** Records that no service could use: reading them, and handing them out once more. */
@NullMarked
package io.coachingcalls.local.deadletters;

import org.jspecify.annotations.NullMarked;

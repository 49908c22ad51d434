/** How often one person may ask: {@code @RateLimited} on a resource names the limit. */
@NullMarked
package io.coachingcalls.limits;

import org.jspecify.annotations.NullMarked;

/** The gateway of the embedded default: one address for the page and all services. */
@NullMarked
package io.coachingcalls.local.gateway;

import org.jspecify.annotations.NullMarked;

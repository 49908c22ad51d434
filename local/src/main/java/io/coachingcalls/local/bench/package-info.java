/** What things cost, measured on a running system. */
@NullMarked
package io.coachingcalls.local.bench;

import org.jspecify.annotations.NullMarked;

/**
 * Work that stands in a table's rows until it is done. A sweep is a query, {@link io.coachingcalls.jobs.Claim}, and a step
 * for each row, {@link io.coachingcalls.jobs.Jobs}: what cannot be done now is due again, and a restart forgets nothing.
 */
@NullMarked
package io.coachingcalls.jobs;

import org.jspecify.annotations.NullMarked;

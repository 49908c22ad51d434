/** The commands of {@code ./calls}, one a class. */
@NullMarked
package io.coachingcalls.local.cli;

import org.jspecify.annotations.NullMarked;

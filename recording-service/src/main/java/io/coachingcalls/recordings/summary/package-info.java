/** Summaries, by a model or by the sentences that were said; each claim with the words that it follows from. */
@NullMarked
package io.coachingcalls.recordings.summary;

import org.jspecify.annotations.NullMarked;

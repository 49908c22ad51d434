/** The chat of a call, FRED's answers in it, and what of it goes to the notes. */
@NullMarked
package io.coachingcalls.recordings.chat;

import org.jspecify.annotations.NullMarked;

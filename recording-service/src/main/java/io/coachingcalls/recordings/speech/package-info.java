/**
 * Words from a recording where none were written down: {@code SpeechToText} plans, {@code SpeechWork} has files
 * transcribed.
 */
@NullMarked
package io.coachingcalls.recordings.speech;

import org.jspecify.annotations.NullMarked;

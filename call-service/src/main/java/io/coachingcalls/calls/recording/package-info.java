/**
 * Whether a call is recorded, and starting and stopping it. {@code RecordingReview} decides what to do next about
 * one.
 */
@NullMarked
package io.coachingcalls.calls.recording;

import org.jspecify.annotations.NullMarked;

/**
 * What the frontend and the agent of the system before ask of words, translated: see docs/old-frontend.md. Nothing is decided
 * or kept here that is not decided and kept elsewhere.
 */
@NullMarked
package io.coachingcalls.recordings.legacy;

import org.jspecify.annotations.NullMarked;

/**
 * What the frontend of the system before asks of sessions, translated: see docs/old-frontend.md. Nothing is decided or kept
 * here that is not decided and kept elsewhere.
 */
@NullMarked
package io.coachingcalls.sessions.legacy;

import org.jspecify.annotations.NullMarked;

/** Letting somebody in: {@code JoinService} decides by {@code Admission}, and signs the token that LiveKit asks for. */
@NullMarked
package io.coachingcalls.calls.token;

import org.jspecify.annotations.NullMarked;

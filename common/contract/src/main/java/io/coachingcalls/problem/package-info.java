/** Errors as clients see them: problem+json with a stable code. docs/errors.md lists the codes. */
@NullMarked
package io.coachingcalls.problem;

import org.jspecify.annotations.NullMarked;

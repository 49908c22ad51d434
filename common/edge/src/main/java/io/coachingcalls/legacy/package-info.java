/** What every service needs to speak with the frontend and the agent of the system before; see docs/old-frontend.md. */
@NullMarked
package io.coachingcalls.legacy;

import org.jspecify.annotations.NullMarked;

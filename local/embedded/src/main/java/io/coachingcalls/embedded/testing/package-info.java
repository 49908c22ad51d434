/** The same servers for the services' tests, and what these send, read and sign there. */
@NullMarked
package io.coachingcalls.embedded.testing;

import org.jspecify.annotations.NullMarked;

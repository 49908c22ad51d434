/** What the API documents of all services say alike. */
@NullMarked
package io.coachingcalls.openapi;

import org.jspecify.annotations.NullMarked;

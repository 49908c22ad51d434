/** What holds for every request: how large it may be, how long it may take, and how its parameters are read. */
@NullMarked
package io.coachingcalls.http;

import org.jspecify.annotations.NullMarked;

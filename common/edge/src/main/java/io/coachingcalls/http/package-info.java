@NullMarked
package io.coachingcalls.http;

import org.jspecify.annotations.NullMarked;

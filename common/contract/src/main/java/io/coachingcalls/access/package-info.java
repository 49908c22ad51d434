@NullMarked
package io.coachingcalls.access;

import org.jspecify.annotations.NullMarked;

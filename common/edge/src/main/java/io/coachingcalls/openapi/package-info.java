@NullMarked
package io.coachingcalls.openapi;

import org.jspecify.annotations.NullMarked;

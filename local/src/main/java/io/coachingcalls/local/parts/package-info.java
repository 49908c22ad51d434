@NullMarked
package io.coachingcalls.local.parts;

import org.jspecify.annotations.NullMarked;

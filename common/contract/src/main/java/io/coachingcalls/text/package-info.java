@NullMarked
package io.coachingcalls.text;

import org.jspecify.annotations.NullMarked;

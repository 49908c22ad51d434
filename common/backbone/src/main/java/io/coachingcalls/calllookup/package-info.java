@NullMarked
package io.coachingcalls.calllookup;

import org.jspecify.annotations.NullMarked;

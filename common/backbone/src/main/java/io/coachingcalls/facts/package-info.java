@NullMarked
package io.coachingcalls.facts;

import org.jspecify.annotations.NullMarked;

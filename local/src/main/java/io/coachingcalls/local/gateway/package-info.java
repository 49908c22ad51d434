@NullMarked
package io.coachingcalls.local.gateway;

import org.jspecify.annotations.NullMarked;

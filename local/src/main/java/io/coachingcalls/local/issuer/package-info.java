@NullMarked
package io.coachingcalls.local.issuer;

import org.jspecify.annotations.NullMarked;

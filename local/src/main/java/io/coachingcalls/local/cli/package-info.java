@NullMarked
package io.coachingcalls.local.cli;

import org.jspecify.annotations.NullMarked;

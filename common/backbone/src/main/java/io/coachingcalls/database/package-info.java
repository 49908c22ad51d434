@NullMarked
package io.coachingcalls.database;

import org.jspecify.annotations.NullMarked;

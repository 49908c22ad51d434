/** Which failures of the database pass by themselves, and letting one replica at a time do what only one may. */
@NullMarked
package io.coachingcalls.database;

import org.jspecify.annotations.NullMarked;

/** Who may do what: {@code Access} decides, docs/access.md has the table, and a test compares them. */
@NullMarked
package io.coachingcalls.access;

import org.jspecify.annotations.NullMarked;

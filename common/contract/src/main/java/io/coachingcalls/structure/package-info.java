/** What classes say of themselves, so that architecture tests need no lists of names. */
@NullMarked
package io.coachingcalls.structure;

import org.jspecify.annotations.NullMarked;

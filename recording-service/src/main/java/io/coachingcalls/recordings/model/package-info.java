/** Language models: who answers as FRED, who writes minutes, and what both do without one. */
@NullMarked
package io.coachingcalls.recordings.model;

import org.jspecify.annotations.NullMarked;

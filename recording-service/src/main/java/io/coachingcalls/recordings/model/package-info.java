@NullMarked
package io.coachingcalls.recordings.model;

import org.jspecify.annotations.NullMarked;

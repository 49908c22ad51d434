@NullMarked
package io.coachingcalls.recordings.chat;

import org.jspecify.annotations.NullMarked;

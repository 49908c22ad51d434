@NullMarked
package io.coachingcalls.ingest;

import org.jspecify.annotations.NullMarked;

/** Real servers without Docker: Kafka, PostgreSQL, S3 and LiveKit, each on a port and in a directory. */
@NullMarked
package io.coachingcalls.embedded;

import org.jspecify.annotations.NullMarked;

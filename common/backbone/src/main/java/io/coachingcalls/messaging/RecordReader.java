package io.coachingcalls.messaging;

import java.io.IOException;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Understands one record of a topic.
 *
 * @param <T> what a record becomes
 */
@FunctionalInterface
public interface RecordReader<T> {

    /**
     * @return empty for a record that is fine but of no interest here
     * @throws IOException when the record can never be understood
     */
    Optional<T> read(ConsumerRecord<String, byte[]> record) throws IOException;
}

package io.coachingcalls.local.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A record that could not be used, as it lies in the dead letters of the topic it came from. */
public record DeadLetter(ConsumerRecord<byte[], byte[]> letter) {

    private static final String ENDING = Topics.deadLettersOf("");

    /** The topic it came from. */
    public String topic() {
        return letter.topic().substring(0, letter.topic().length() - ENDING.length());
    }

    /** Where it lies in the dead letters. */
    public long offset() {
        return letter.offset();
    }

    public Instant time() {
        return Instant.ofEpochMilli(letter.timestamp());
    }

    /** The room, in our topics. */
    public String key() {
        return letter.key() == null ? "" : new String(letter.key(), StandardCharsets.UTF_8);
    }

    public String type() {
        return header(CloudEvents.TYPE).orElse("");
    }

    /** Where it lay, and the kind of error. */
    public String cause() {
        return header(Topics.CAUSE_HEADER).orElse("");
    }

    public String body() {
        return letter.value() == null ? "" : new String(letter.value(), StandardCharsets.UTF_8);
    }

    /**
     * The record as it was, for the topic it came from; it comes into the partition of its key. It says that it is sent once
     * more, so that a room that was set aside is tried again.
     */
    ProducerRecord<byte[], byte[]> asItWas() {
        var headers = new RecordHeaders(letter.headers().toArray());
        headers.remove(Topics.CAUSE_HEADER);
        headers.remove(Topics.REPLAYED_HEADER);
        headers.add(Topics.REPLAYED_HEADER, Instant.now().toString().getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(topic(), null, letter.key(), letter.value(), headers);
    }

    private Optional<String> header(String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }
}

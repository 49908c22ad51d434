package io.coachingcalls.messaging;

import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A span for each record, from when it is taken up until it is stored: in the trace of whoever wrote the record, so that
 * one trace leads from a webhook to a row. A batch has no span, as it belongs to many traces.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/kafka/">the attributes' meaning</a>
 */
@ApplicationScoped
class RecordSpans {

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    RecordSpans(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("io.coachingcalls.messaging");
        propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    /** To be ended when the record is stored. */
    Span begin(ConsumerRecord<String, byte[]> record) {
        return tracer.spanBuilder("process " + record.topic())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(propagator.extract(Context.root(), record, RecordHeaders.INSTANCE))
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", record.topic())
                .setAttribute("messaging.destination.partition.id", String.valueOf(record.partition()))
                .setAttribute("messaging.kafka.offset", record.offset())
                // The room
                .setAttribute("messaging.kafka.message.key", record.key())
                .startSpan();
    }

    private enum RecordHeaders implements TextMapGetter<ConsumerRecord<String, byte[]>> {
        INSTANCE;

        @Override
        public Iterable<String> keys(ConsumerRecord<String, byte[]> record) {
            return StreamSupport.stream(record.headers().spliterator(), false)
                    .map(Header::key)
                    .toList();
        }

        @Override
        public @Nullable String get(@Nullable ConsumerRecord<String, byte[]> record, String name) {
            return record == null ? null : Headers.text(record, name).orElse(null);
        }
    }
}

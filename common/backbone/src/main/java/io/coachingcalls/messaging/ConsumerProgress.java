package io.coachingcalls.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Whether this replica's consumers get on: how old the oldest record is that one of them has and has not stored, and for
 * how long one has not asked for more. Told by time, so that what hangs without an error is noticed, too.
 */
@ApplicationScoped
public class ConsumerProgress {

    /** Older than this, people notice that their history is late. */
    static final Duration LATE = Duration.ofSeconds(30);

    private static final String AGE = "event.oldest.unstored.age.seconds";

    private final Map<ConsumerRecords<?, ?>, Batch> batches = new ConcurrentHashMap<>();
    private final Map<String, Gauge> gauges = new ConcurrentHashMap<>();
    private final Supplier<Map<String, Duration>> silences;
    private final MeterRegistry metrics;

    @Inject
    ConsumerProgress(Instance<KafkaClientService> kafka, MeterRegistry metrics) {
        this(() -> PollSilence.byChannel(kafka.get()), metrics);
    }

    ConsumerProgress(Supplier<Map<String, Duration>> silences, MeterRegistry metrics) {
        this.silences = silences;
        this.metrics = metrics;
    }

    /** Runs {@code work}, and counts the records as not stored until it completes. */
    Uni<Void> during(ConsumerRecords<String, byte[]> records, Supplier<Uni<Void>> work) {
        if (records.isEmpty()) {
            return work.get();
        }
        Batch batch = Batch.of(records);
        batches.put(records, batch);
        gauges.computeIfAbsent(batch.topic, this::gauge);
        return Uni.createFrom().deferred(work::get).onTermination().invoke(() -> batches.remove(records));
    }

    private Gauge gauge(String topic) {
        // Of an application that ran before in this process, as tests have them: it would go on telling of that one
        metrics.find(AGE).tag("topic", topic).gauges().forEach(metrics::remove);
        return Gauge.builder(AGE, () -> age(topic).toMillis() / 1000.0)
                .baseUnit("seconds")
                .tag("topic", topic)
                .register(metrics);
    }

    /** Of the oldest record of {@code topic} that is here and not stored; zero where there is none. */
    Duration age(String topic) {
        long now = System.currentTimeMillis();
        return batches.values().stream()
                .filter(batch -> batch.topic.equals(topic))
                .map(batch -> Duration.ofMillis(Math.max(0, now - batch.oldest)))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** What does not get on, by topic or channel, and since when; empty while all is well. */
    Map<String, Duration> late() {
        Map<String, Duration> late = new TreeMap<>(silences.get());
        batches.values().forEach(batch -> late.merge(batch.topic, age(batch.topic), ConsumerProgress::longer));
        late.values().removeIf(age -> age.compareTo(LATE) < 0);
        return late;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** @param oldest when the first of them was written, milliseconds since the epoch */
    private record Batch(String topic, long oldest) {

        static Batch of(ConsumerRecords<String, byte[]> records) {
            String topic = records.iterator().next().topic();
            long oldest = StreamSupport.stream(records.spliterator(), false)
                    .mapToLong(ConsumerRecord::timestamp)
                    .min()
                    .orElseThrow();
            return new Batch(topic, oldest);
        }
    }
}

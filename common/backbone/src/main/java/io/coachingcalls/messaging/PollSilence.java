package io.coachingcalls.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import org.apache.kafka.common.Metric;

/** For how long a consumer has not polled, by Kafka's own count. A consumer polls all the time, also while it is paused. */
final class PollSilence {

    private static final String LAST_POLL = "last-poll-seconds-ago";

    private PollSilence() {}

    static Map<String, Duration> byChannel(KafkaClientService kafka) {
        Map<String, Duration> silences = new TreeMap<>();
        for (String channel : kafka.getConsumerChannels()) {
            kafka.getConsumer(channel).unwrap().metrics().values().stream()
                    .filter(metric -> metric.metricName().name().equals(LAST_POLL))
                    .map(Metric::metricValue)
                    .filter(seconds -> seconds instanceof Double value && value > 0)
                    .map(seconds -> Duration.ofSeconds(((Double) seconds).longValue()))
                    .findFirst()
                    .ifPresent(silence -> silences.put(channel, silence));
        }
        return silences;
    }
}

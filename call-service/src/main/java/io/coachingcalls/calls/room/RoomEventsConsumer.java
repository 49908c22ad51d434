package io.coachingcalls.calls.room;

import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.messaging.BatchConsumption;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns from LiveKit's events which rooms were used and are finished, and what concerns their recordings. */
@ApplicationScoped
class RoomEventsConsumer {

    static final String CHANNEL = "livekit-events-in";

    private final BatchConsumption consumption;
    private final CallProgress progress;
    private final RecordingWake recordings;

    RoomEventsConsumer(BatchConsumption consumption, CallProgress progress, RecordingWake recordings) {
        this.consumption = consumption;
        this.progress = progress;
        this.recordings = recordings;
    }

    @Incoming(CHANNEL)
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumption.consume(records, record -> RoomNewsReader.read(record.value()), this::observe);
    }

    private Uni<Void> observe(List<RoomNews> news) {
        List<RoomRun> runs =
                news.stream().map(RoomNews::run).filter(Objects::nonNull).toList();
        return progress.observe(runs).chain(() -> recordings.observe(news));
    }
}

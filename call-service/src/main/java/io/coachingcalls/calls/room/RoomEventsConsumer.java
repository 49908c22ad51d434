package io.coachingcalls.calls.room;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.RoomMetadata;
import io.coachingcalls.livekit.ForeignRooms;
import io.coachingcalls.livekit.Heard;
import io.coachingcalls.messaging.BatchConsumption;
import io.coachingcalls.messaging.Headers;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns from LiveKit's events which rooms were used and are finished, and what concerns their recordings. */
@ApplicationScoped
class RoomEventsConsumer {

    static final String CHANNEL = "livekit-events-in";

    private static final Duration RECENT = Duration.ofMinutes(1);

    private final BatchConsumption consumption;
    private final RoomMetadata metadata;
    private final ForeignRooms foreign;
    private final CallProgress progress;
    private final RoomInstances runs;
    private final RecordingTriggers recordings;
    private final Event<PeopleJoined> joined;
    private final Clock clock;

    RoomEventsConsumer(
            BatchConsumption consumption,
            RoomMetadata metadata,
            ForeignRooms foreign,
            CallProgress progress,
            RoomInstances runs,
            RecordingTriggers recordings,
            Event<PeopleJoined> joined,
            Clock clock) {
        this.consumption = consumption;
        this.metadata = metadata;
        this.foreign = foreign;
        this.progress = progress;
        this.runs = runs;
        this.recordings = recordings;
        this.joined = joined;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumption.consume(
                records, this::read, runs.by(heard -> foreign.keepOut(heard, progress::known, this::observe)));
    }

    private Optional<Heard<RoomUpdate>> read(ConsumerRecord<String, byte[]> record) throws IOException {
        if (record.value() == null) {
            return Optional.empty();
        }
        Provenance provenance = Headers.provenance(record);
        LiveKitEvent event = LiveKitEvent.read(record.value()).received(Headers.time(record));
        return RoomUpdateReader.read(event, provenance)
                .map(news -> new Heard<>(news.room(), metadata.origin(event), news));
    }

    private Uni<Map<RoomUpdate, Throwable>> observe(List<RoomUpdate> news) {
        List<RoomFact> facts =
                news.stream().map(RoomUpdate::fact).filter(Objects::nonNull).toList();
        return runs.store(facts)
                .call(() -> recordings.observe(news))
                .invoke(() -> tellOfPeople(news))
                .map(refused -> newsOf(refused, news));
    }

    private static Map<RoomUpdate, Throwable> newsOf(Map<RoomFact, Throwable> refused, List<RoomUpdate> news) {
        return news.stream()
                .filter(one -> one.fact() != null && refused.containsKey(one.fact()))
                .distinct()
                .collect(Collectors.toMap(one -> one, one -> refused.get(one.fact())));
    }

    /** Of joins that are long ago, as after a standstill, there is nobody to tell. */
    private void tellOfPeople(List<RoomUpdate> news) {
        Instant recent = clock.instant().minus(RECENT);
        Set<String> rooms = news.stream()
                .filter(one -> one.joinedAt() != null && one.joinedAt().isAfter(recent))
                .map(RoomUpdate::room)
                .collect(Collectors.toSet());
        if (!rooms.isEmpty()) {
            joined.fire(new PeopleJoined(rooms));
        }
    }
}

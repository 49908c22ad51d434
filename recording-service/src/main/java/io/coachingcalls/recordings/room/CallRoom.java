package io.coachingcalls.recordings.room;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.coachingcalls.access.CallPeople;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code rooms}, to read: only the fold writes it. */
@Entity
@Immutable
@Table(schema = "recordings", name = "rooms")
public class CallRoom extends PanacheEntityBase {

    @Id
    public String room;

    public UUID sessionId;
    public @Nullable String ownerId;
    public String callType;
    public @Nullable String title;
    public @Nullable Long maxDurationSeconds;
    public @Nullable String coachId;
    public List<String> invited;
    public List<String> gone;
    public List<String> attended;
    public List<String> attendedNames;
    public @Nullable Instant firstJoinedAt;
    public @Nullable Instant lastLeftAt;
    public @Nullable String status;
    public @Nullable Instant settledAt;
    public Instant createdAt;

    /** Nobody can come back to it. */
    public boolean isSettled() {
        return settledAt != null;
    }

    /** What those who were there are called, by user id. */
    public Map<String, String> names() {
        return IntStream.range(0, attended.size())
                .boxed()
                .collect(Collectors.toUnmodifiableMap(attended::get, attendedNames::get));
    }

    /** Those who may do something about it. */
    public CallPeople people() {
        return everybody().without(gone);
    }

    /** Those who are named in it or were there, whether it is still theirs or not. */
    public CallPeople everybody() {
        return new CallPeople(ownerId, coachId, Set.copyOf(invited), Set.copyOf(attended));
    }
}

package io.coachingcalls.sessions.lifecycle;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.sessions.lifecycle.SessionFact.Connection;
import io.coachingcalls.sessions.lifecycle.SessionFact.ParticipantJoined;
import io.coachingcalls.sessions.lifecycle.SessionFact.ParticipantLeft;
import io.coachingcalls.sessions.lifecycle.SessionFact.RoomFinished;
import io.coachingcalls.sessions.lifecycle.SessionHistory.Participant;
import org.jspecify.annotations.Nullable;

/** What the facts say of each connection to a room, by the participant's sid: a rejoin is a connection of its own. */
final class Connections {

    private Connections() {}

    static List<Merged> all(List<SessionFact> facts) {
        var merged = new TreeMap<String, Merged>();
        for (SessionFact fact : facts) {
            switch (fact) {
                case ParticipantJoined joined ->
                    merged.computeIfAbsent(joined.connection().participantSid(), sid -> new Merged(joined.roomSid()))
                            .joins
                            .add(joined);
                case ParticipantLeft left ->
                    merged.computeIfAbsent(left.connection().participantSid(), sid -> new Merged(left.roomSid()))
                            .leaves
                            .add(left);
                default -> {}
            }
        }
        return List.copyOf(merged.values());
    }

    static List<Merged> in(List<SessionFact> facts, @Nullable String roomSid) {
        return all(facts).stream()
                .filter(connection -> connection.roomSid().equals(roomSid))
                .toList();
    }

    /** The facts about one connection; there is at least one. */
    static final class Merged {

        private final String roomSid;
        private final List<ParticipantJoined> joins = new ArrayList<>();
        private final List<ParticipantLeft> leaves = new ArrayList<>();

        private Merged(String roomSid) {
            this.roomSid = roomSid;
        }

        String roomSid() {
            return roomSid;
        }

        ParticipantKind kind() {
            return connection().kind();
        }

        Instant joinedAt() {
            return connection().joinedAt();
        }

        /** @param finished the end of its room, when that is known: then nobody is inside any more */
        Participant participant(UUID sessionId, @Nullable RoomFinished finished) {
            Connection connection = connection();
            @Nullable SessionFact end = leave() == null ? finished : leave();
            return new Participant(
                    SessionIds.ofParticipant(connection.participantSid()),
                    sessionId,
                    connection.participantSid(),
                    connection.identity(),
                    Objects.requireNonNullElse(connection.name(), connection.identity()),
                    connection.kind(),
                    connection.joinedAt(),
                    end == null ? null : later(connection.joinedAt(), end.time()),
                    joinProvenance(),
                    end == null ? null : end.provenance());
        }

        /** The most believed join; where every join was lost, the leave tells of it. */
        private Connection connection() {
            @Nullable ParticipantJoined join = join();
            return join == null ? Objects.requireNonNull(leave()).connection() : join.connection();
        }

        private Provenance joinProvenance() {
            @Nullable ParticipantJoined join = join();
            return join == null ? Objects.requireNonNull(leave()).provenance() : join.provenance();
        }

        private @Nullable ParticipantJoined join() {
            return joins.stream()
                    .min(comparing(ParticipantJoined::provenance)
                            .thenComparing(join -> join.connection().joinedAt())
                            .thenComparing(ParticipantJoined::id))
                    .orElse(null);
        }

        /** The most believed leave, and of equals the latest: whoever left twice was there until the second time. */
        private @Nullable ParticipantLeft leave() {
            return leaves.stream()
                    .min(comparing(ParticipantLeft::provenance)
                            .thenComparing(ParticipantLeft::time, reverseOrder())
                            .thenComparing(ParticipantLeft::id))
                    .orElse(null);
        }

        /** LiveKit tells a leave in whole seconds, so it can seem to come before its own join. */
        private static Instant later(Instant joined, Instant left) {
            return left.isBefore(joined) ? joined : left;
        }
    }
}

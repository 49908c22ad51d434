package io.coachingcalls.sessions.lifecycle;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.database.RoomTable;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.facts.FactLog;
import io.coachingcalls.facts.FoldedRows;
import io.coachingcalls.facts.RoomFull;
import io.coachingcalls.facts.RoomQuarantined;
import io.coachingcalls.facts.UnreadableFacts;
import io.coachingcalls.messaging.RecordStore;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.structure.SpeaksSql;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The one way to change {@code coaching_sessions}, {@code video_participants}, {@code session_members} and
 * {@code session_terms}: add facts. Whatever follows from them is written in the same transaction, over what stood there before.
 */
@ApplicationScoped
@SpeaksSql("the one way to write history")
public class SessionWriter implements RecordStore<SessionFact> {

    private static final String UPSERT_SESSIONS = FoldedRows.upsert(
            "sessions.coaching_sessions",
            List.of("id"),
            List.of(
                    "room_name",
                    "user_id",
                    "call_type",
                    "status",
                    "title",
                    "coach_id",
                    "invited",
                    "gone",
                    "scheduled_for",
                    "max_duration_seconds",
                    "room_sid",
                    "open_room_sids",
                    "room_finished_at",
                    "started_at",
                    "ended_at",
                    "duration_seconds",
                    "end_reason",
                    "participant_count",
                    "participant_names",
                    "notes",
                    "requested_room",
                    "facts_full",
                    "recording_state",
                    "recording_reason",
                    "recording_url",
                    "summary",
                    "decisions",
                    "next_actions",
                    "evidence",
                    "action_details",
                    "summary_source",
                    "created_at",
                    "settles_at",
                    "over_since",
                    "attendance_revision",
                    "has_terms"));

    private static final String UPSERT_TERMS =
            FoldedRows.upsert("sessions.session_terms", List.of("session_id"), List.of("created_at", "terms"));

    private static final String UPSERT_PARTICIPANTS = FoldedRows.replace(
            "sessions.video_participants",
            List.of("id"),
            List.of(
                    "session_id",
                    "participant_sid",
                    "user_id",
                    "name",
                    "kind",
                    "joined_at",
                    "left_at",
                    "join_provenance",
                    "left_provenance",
                    "aliases"),
            "session_id");

    private static final String UPSERT_MEMBERS = FoldedRows.replace(
            "sessions.session_members", List.of("session_id", "user_id"), List.of("created_at"), "session_id");

    /** Told to every replica when the transaction commits, and not when it does not. */
    public static final String CHANGES_CHANNEL = "session_changes";

    private static final String NOTIFY =
            "SELECT pg_notify('" + CHANGES_CHANNEL + "', id::text) FROM unnest($1::uuid[]) AS id";

    private static final String OF_ROOM = "(SELECT id FROM sessions.coaching_sessions WHERE room_name = $1)";

    /** All that have rows of a room, in an order in which these can be deleted; a test looks for one that is missing. */
    static final List<RoomTable> TABLES = List.of(
            new RoomTable("sessions.reconcile_misses", """
                room_sid = $1 OR room_sid IN (
                  SELECT unnest(open_room_sids || room_sid) FROM sessions.coaching_sessions WHERE room_name = $1)
                """),
            new RoomTable("sessions.video_participants", "session_id = " + OF_ROOM),
            new RoomTable("sessions.session_members", "session_id = " + OF_ROOM),
            new RoomTable("sessions.session_terms", "session_id = " + OF_ROOM),
            new RoomTable("sessions.coaching_sessions", "room_name = $1"),
            new RoomTable("sessions.transcripts", "room_name = $1"),
            new RoomTable("sessions.facts", "room_name = $1"),
            new RoomTable("sessions.quarantined_rooms", "room_name = $1"));

    private final Pool pool;
    private final FactLog<SessionFact> log;

    SessionWriter(Pool pool, MeterRegistry metrics) {
        this.pool = pool;
        this.log = new FactLog<>(
                "sessions",
                "sessions.coaching_sessions",
                "room_name",
                SessionFact.class,
                metrics.counter("facts.of.erased.rooms")::increment);
    }

    /**
     * Completes when the facts and all that follows from them are committed; facts that are known change nothing.
     *
     * @return fails with a {@link ProblemException} {@code SESSION_FULL} when there have been too many, and with
     *     {@code SESSION_QUARANTINED} when nothing of the room can be stored
     */
    public Uni<Void> apply(Collection<? extends SessionFact> facts) {
        Transcripts.Told told = Transcripts.told(facts);
        return explained(log.apply(pool, told.facts(), writing(told)));
    }

    /**
     * As {@link #apply(Collection)}, for facts of one room.
     *
     * @param requirement gets what is known of the room before they are added, and throws where they may not be
     */
    public Uni<Void> applyIf(
            Collection<? extends SessionFact> facts, String room, Consumer<List<SessionFact>> requirement) {
        Transcripts.Told told = Transcripts.told(facts);
        return explained(log.applyIf(
                pool, told.facts(), known -> requirement.accept(known.getOrDefault(room, List.of())), writing(told)));
    }

    private static Uni<Void> explained(Uni<Void> applied) {
        return applied.onFailure(RoomFull.class)
                .transform(SessionWriter::full)
                .onFailure(RoomQuarantined.class)
                .transform(SessionWriter::quarantined);
    }

    private static ProblemException full(Throwable e) {
        return new ProblemException(ErrorCode.SESSION_FULL, "you have reported as much about it as is kept", e);
    }

    private static ProblemException quarantined(Throwable cause) {
        return new ProblemException(ErrorCode.SESSION_QUARANTINED, null, cause);
    }

    /** As {@link #apply}, less those that their rooms do not take: they, and why, are the answer. */
    @Override
    public Uni<Map<SessionFact, Throwable>> store(List<SessionFact> facts) {
        Transcripts.Told told = Transcripts.told(facts);
        return log.applyWhatFits(pool, told.facts(), writing(told)).map(told::asTheyCame);
    }

    @Override
    public Uni<Void> setAside(String room, Throwable cause) {
        return log.setAside(pool, room, cause);
    }

    @Override
    public Uni<Void> release(Set<String> rooms) {
        return log.release(pool, rooms);
    }

    /** Those of the rooms whose calls were announced by call-service, or imported. */
    public Uni<Set<String>> announced(Set<String> rooms) {
        return log.roomsWith(pool, rooms, "call_created");
    }

    /** The same fact that the event brings from Kafka. */
    public Uni<Void> created(CallCreated event) {
        return apply(FactReader.read(event).stream().toList());
    }

    /** How the rooms' sessions stand once {@code more} facts are known; nothing is written. */
    public Uni<List<SessionEnd>> ends(Collection<String> rooms, Collection<? extends SessionFact> more) {
        return log.read(pool, rooms).map(known -> rooms.stream()
                .filter(known::containsKey)
                .map(room -> SessionFold.fold(room, with(known.get(room), room, more)))
                .map(SessionEnd::of)
                .toList());
    }

    private static List<SessionFact> with(
            List<SessionFact> known, String room, Collection<? extends SessionFact> more) {
        return Stream.concat(
                        known.stream(), more.stream().filter(fact -> fact.room().equals(room)))
                .toList();
    }

    /** Writes the rows of a room once more from its facts. Changes nothing, unless the fold itself has changed. */
    public Uni<Void> rebuild(String room) {
        return log.rebuild(pool, room, writing(Transcripts.told(List.of())))
                .onFailure(UnreadableFacts.class)
                .transform(SessionWriter::quarantined);
    }

    /**
     * In the caller's transaction: deletes all that is kept of a room, and takes nothing of it any more.
     *
     * @return how many rows, by table
     */
    public Uni<Map<String, Long>> erase(SqlConnection transaction, String room) {
        return log.markErased(transaction, room)
                .chain(() -> RoomTable.deleteAll(transaction, TABLES, room))
                .call(() -> transaction.preparedQuery(NOTIFY).execute(Tuple.of((Object)
                        new UUID[] {SessionIds.ofRoom(room)})));
    }

    /** All facts of a room, in no particular order. */
    Uni<List<SessionFact>> facts(String room) {
        return log.readAll(pool, List.of(room))
                .map(known -> known.getOrDefault(room, List.of()))
                .onFailure(UnreadableFacts.class)
                .transform(SessionWriter::quarantined);
    }

    /** All facts of each room, in no particular order; a room without any, or with some that cannot be read, is left out. */
    public Uni<Map<String, List<SessionFact>>> facts(Collection<String> rooms) {
        return log.read(pool, rooms);
    }

    /** Those of the rooms that were erased: nothing is taken of them any more. */
    public Uni<Set<String>> erased(Collection<String> rooms) {
        return log.erased(pool, rooms);
    }

    private static BiFunction<SqlConnection, Map<String, List<SessionFact>>, Uni<Void>> writing(Transcripts.Told told) {
        return (transaction, known) -> write(
                transaction,
                known.entrySet().stream()
                        .map(room -> SessionFold.fold(room.getKey(), room.getValue()))
                        .toList(),
                told);
    }

    private static Uni<Void> write(SqlConnection transaction, List<SessionHistory> histories, Transcripts.Told told) {
        UUID[] sessions = histories.stream().map(h -> h.session().id()).toArray(UUID[]::new);
        String rows =
                FoldedRows.json(histories.stream().map(SessionHistory::session).toList());
        String participants = FoldedRows.json(
                histories.stream().flatMap(h -> h.participants().stream()).toList());
        String members = FoldedRows.json(
                histories.stream().flatMap(SessionWriter::members).toList());
        List<SearchedSession> terms =
                histories.stream().map(SearchedSession::of).toList();
        return transaction
                .preparedQuery(UPSERT_SESSIONS)
                .execute(Tuple.of(rows))
                .chain(() -> Transcripts.write(transaction, histories, told))
                .chain(() -> transaction.preparedQuery(UPSERT_PARTICIPANTS).execute(Tuple.of(participants, sessions)))
                .chain(() -> transaction.preparedQuery(UPSERT_MEMBERS).execute(Tuple.of(members, sessions)))
                .chain(() -> writeTerms(transaction, terms))
                .chain(() -> SaidTerms.write(transaction, histories))
                .chain(() -> transaction.preparedQuery(NOTIFY).execute(Tuple.of(sessions)))
                .replaceWithVoid();
    }

    private static Uni<Void> writeTerms(SqlConnection transaction, List<SearchedSession> terms) {
        return Multi.createFrom()
                .iterable(SearchedSession.inParts(terms))
                .onItem()
                .transformToUniAndConcatenate(
                        part -> transaction.preparedQuery(UPSERT_TERMS).execute(Tuple.of(FoldedRows.json(part))))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Stream<Member> members(SessionHistory history) {
        return history.members().stream()
                .map(userId -> new Member(
                        userId, history.session().id(), history.session().createdAt()));
    }

    /** A row of {@code session_members}. */
    @JsonNaming(SnakeCaseStrategy.class)
    private record Member(String userId, UUID sessionId, Instant createdAt) {}
}

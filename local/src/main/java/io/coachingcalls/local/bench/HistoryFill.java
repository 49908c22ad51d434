package io.coachingcalls.local.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import io.coachingcalls.events.SessionIds;

/** Fills session-service's tables with the history of many calls, as the service would have written it. */
final class HistoryFill {

    /** The founder's and the coach's calls are among these, and never become more; the veteran's do. */
    private static final int FIRST_CALLS = 10_000;

    private static final int AT_A_TIME = 50_000;

    /**
     * The founder has 200 calls, the coach 1,000: every fiftieth and every tenth of the first 10,000; the veteran has every
     * fiftieth of all. Over two years, in no order of their numbers; one in a hundred each cancelled, missed and still to
     * come; three in a thousand with the word zebra in its notes.
     */
    private static final String SESSIONS = """
            INSERT INTO sessions.coaching_sessions (id, user_id, room_name, call_type, status, title, coach_id,
              scheduled_for, room_sid, room_finished_at, started_at, ended_at, duration_seconds, end_reason, participant_count, participant_names,
              notes, summary, created_at, has_terms)
            SELECT md5('session' || n)::uuid,
              CASE WHEN n %% 50 = 0 AND n <= %1$d THEN '%2$s' WHEN n %% 50 = 3 THEN '%4$s' ELSE 'person-' || n %% 50000 END,
              'bench-' || n, CASE WHEN n %% 10 < 3 THEN 'scheduled' ELSE 'on-demand' END,
              CASE n %% 100 WHEN 7 THEN 'cancelled' WHEN 8 THEN 'missed' WHEN 9 THEN 'scheduled' ELSE 'completed' END,
              'Call ' || n,
              CASE WHEN n %% 10 = 1 AND n <= %1$d THEN '%3$s' ELSE 'coach-' || n %% 500 END,
              CASE WHEN n %% 100 = 9 THEN now() + INTERVAL '30 days' END,
              'RM_' || n, at + INTERVAL '11 minutes', at + INTERVAL '1 minute',
              at + INTERVAL '10 minutes', 540, 'everyone_left', 2, ARRAY['Person', 'Coach'],
              'Notes of call ' || n || ' about pricing' || CASE WHEN n %% 1000 IN (3, 50, 51) THEN ' and a zebra' ELSE '' END,
              'They talked about growth, hiring and call ' || n, at, true
            FROM generate_series(?, ?) AS n,
              LATERAL (SELECT now() - (n::bigint * 7919 %% 1000003) / 1000003.0 * INTERVAL '730 days') AS spread (at)
            """;

    /**
     * As session-service prepares them, of a title, two names, summary, notes and a transcript: 10,000 words of it, an hour's,
     * in the founder's and the coach's calls, 100 in all others. A few words are frequent and most are rare.
     */
    private static final String TERMS = """
            INSERT INTO sessions.session_terms (session_id, created_at, terms)
            SELECT id, created_at, ' ' || concat_ws(' ',
              '@' || left(encode(sha256(convert_to(user_id, 'UTF8')), 'hex'), 16),
              '@' || left(encode(sha256(convert_to(coach_id, 'UTF8')), 'hex'), 16),
              'call', n, '/ person / coach / they talked about growth hiring and call', n, '/ notes of call', n, 'about pricing',
              CASE WHEN notes LIKE '%%zebra' THEN 'and a zebra' END, '/',
              (SELECT string_agg('w' || floor(power(30000, random()))::int, ' ')
               FROM generate_series(1, CASE WHEN user_id = '%2$s' OR coach_id = '%3$s' THEN 10000 ELSE 100 END)),
              '/ ^cal ^per ^pers ^perso ^coa ^coac ^the ^tal ^talk ^talke ^abo ^abou ^gro ^grow ^growt ^hir ^hiri ^hirin',
              '^not ^note ^pri ^pric ^prici ^pricin', CASE WHEN notes LIKE '%%zebra' THEN '^zeb ^zebr' END) || ' '
            FROM generate_series(?, ?) AS n JOIN sessions.coaching_sessions ON room_name = 'bench-' || n
            """;

    private static final String MEMBERS = """
            INSERT INTO sessions.session_members (user_id, session_id, created_at)
            SELECT member, id, created_at FROM generate_series(?, ?) AS n
            JOIN sessions.coaching_sessions ON room_name = 'bench-' || n,
            LATERAL unnest(ARRAY[user_id, coach_id]) AS member
            """;

    private static final String PARTICIPANTS = """
            INSERT INTO sessions.video_participants
              (id, session_id, participant_sid, user_id, name, kind, joined_at, left_at, join_provenance, left_provenance)
            SELECT md5('participant' || n)::uuid, id, 'PA_' || n, user_id, 'Person', 'person', started_at, ended_at,
              'observed', 'observed'
            FROM generate_series(?, ?) AS n JOIN sessions.coaching_sessions ON room_name = 'bench-' || n
            """;

    private static final String STALE_SESSION = """
            INSERT INTO sessions.coaching_sessions (id, user_id, room_name, status, started_at, created_at, has_terms)
            VALUES (?, 'forgetful', ?, 'in_progress', ?, ?, true)
            """;

    private static final String STALE_FACTS = """
            INSERT INTO sessions.facts (room_name, id, body) VALUES
              (?, ?, jsonb_build_object('type', 'call_created', 'id', ?, 'time', ?, 'room', ?, 'provenance', 'observed',
                 'terms', '{"ownerId": "forgetful", "callType": "on-demand", "participants": [], "maxDurationSeconds": 600}'::jsonb)),
              (?, ?, jsonb_build_object('type', 'start_reported', 'id', ?, 'time', ?, 'room', ?, 'provenance', 'reported',
                 'userId', 'forgetful', 'startedAt', ?))
            """;

    private final Connection database;
    private final String founder;
    private final String coach;
    private final String veteran;
    private final PrintStream out;
    private int filled;
    /** Another run may have left some, under names of its own. */
    private long stale = System.currentTimeMillis();

    HistoryFill(Connection database, String founder, String coach, String veteran, PrintStream out) {
        this.database = database;
        this.founder = founder;
        this.coach = coach;
        this.veteran = veteran;
        this.out = out;
    }

    void empty() throws SQLException {
        execute("TRUNCATE sessions.facts, sessions.coaching_sessions, sessions.reconcile_misses CASCADE");
    }

    /** Until there are so many, telling how far it is. */
    void fillTo(int sessions) throws SQLException {
        while (filled < sessions) {
            int last = Math.min(filled + AT_A_TIME, sessions);
            insert(SESSIONS.formatted(FIRST_CALLS, founder, coach, veteran), last);
            insert(TERMS.formatted(FIRST_CALLS, founder, coach), last);
            insert(MEMBERS, last);
            insert(PARTICIPANTS, last);
            filled = last;
            out.printf(Locale.ROOT, "%,d of %,d sessions are there%n", filled, sessions);
        }
        execute("VACUUM ANALYZE sessions.coaching_sessions");
        execute("VACUUM ANALYZE sessions.session_terms");
        execute("VACUUM ANALYZE sessions.session_members");
        execute("VACUUM ANALYZE sessions.video_participants");
    }

    /** How many there are. */
    int count() throws SQLException {
        try (var statement = database.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM sessions.coaching_sessions")) {
            count.next();
            return count.getInt(1);
        }
    }

    /** Of which only clients told, hours ago. */
    void addStale(int sessions) throws SQLException {
        for (int i = 0; i < sessions; i++) {
            String room = "bench-stale-" + stale++;
            Instant longAgo = Instant.now().minus(Duration.ofHours(3));
            try (var row = database.prepareStatement(STALE_SESSION);
                    var facts = database.prepareStatement(STALE_FACTS)) {
                row.setObject(1, SessionIds.ofRoom(room));
                row.setString(2, room);
                row.setTimestamp(3, Timestamp.from(longAgo));
                row.setTimestamp(4, Timestamp.from(longAgo));
                row.executeUpdate();
                String[] texts = {
                    room,
                    room + ":created",
                    room + ":created",
                    longAgo.toString(),
                    room,
                    room,
                    room + ":start",
                    room + ":start",
                    longAgo.toString(),
                    room,
                    longAgo.toString()
                };
                for (int n = 0; n < texts.length; n++) {
                    facts.setString(n + 1, texts[n]);
                }
                facts.executeUpdate();
            }
        }
    }

    private void insert(String sql, int last) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            statement.setInt(1, filled + 1);
            statement.setInt(2, last);
            statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}

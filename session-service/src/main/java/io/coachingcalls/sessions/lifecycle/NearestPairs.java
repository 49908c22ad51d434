package io.coachingcalls.sessions.lifecycle;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;

import io.coachingcalls.sessions.lifecycle.SessionFact.JoinReported;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * Pairs one person's reports with their connections, the nearest in time first, each in one pair at most. On a line of time the
 * nearest pair are always neighbours, which keeps this quick when somebody reports thousands of times.
 */
@PlainJava
final class NearestPairs {

    private final Queue<Pair> nearestFirst = new PriorityQueue<>();
    private final Map<JoinReported, SessionConnection> pairs = new HashMap<>();
    private final Duration reach;

    private NearestPairs(Duration reach) {
        this.reach = reach;
    }

    /** @param reach pairs are at most this far apart */
    static Map<JoinReported, SessionConnection> of(
            List<JoinReported> reports, List<SessionConnection> connections, Duration reach) {
        var pairing = new NearestPairs(reach);
        pairing.line(reports, connections);
        pairing.pair();
        return pairing.pairs;
    }

    private void line(List<JoinReported> reports, List<SessionConnection> connections) {
        List<Point> points = new ArrayList<>();
        reports.forEach(report -> points.add(new Point(report)));
        connections.forEach(connection -> points.add(new Point(connection)));
        Collections.sort(points);
        for (int i = 1; i < points.size(); i++) {
            join(points.get(i - 1), points.get(i));
        }
    }

    private void pair() {
        for (Pair next = nearestFirst.poll(); next != null; next = nearestFirst.poll()) {
            if (!next.isBroken()) {
                pairs.put(next.report(), next.connection());
                takeOut(next.one());
                takeOut(next.other());
            }
        }
    }

    private void takeOut(Point point) {
        point.isTaken = true;
        join(point.before, point.after);
    }

    private void join(@Nullable Point one, @Nullable Point other) {
        if (one != null) {
            one.after = other;
        }
        if (other != null) {
            other.before = one;
        }
        if (one != null && other != null) {
            Pair pair = new Pair(one, other);
            if (pair.isMixed() && pair.distance().compareTo(reach) <= 0) {
                nearestFirst.add(pair);
            }
        }
    }

    /** A report or a connection, with its neighbours among those that are not in a pair yet. */
    private static final class Point implements Comparable<Point> {

        private static final Comparator<Point> IN_TIME =
                comparing((Point point) -> point.time).thenComparing(point -> point.id);

        private final Instant time;
        private final String id;
        private final @Nullable JoinReported report;
        private final @Nullable SessionConnection connection;
        private @Nullable Point before;
        private @Nullable Point after;
        private boolean isTaken;

        Point(JoinReported report) {
            this.time = report.time();
            this.id = report.id();
            this.report = report;
            this.connection = null;
        }

        Point(SessionConnection connection) {
            this.time = connection.joinedAt();
            this.id = connection.id().toString();
            this.report = null;
            this.connection = connection;
        }

        @Override
        public int compareTo(Point other) {
            return IN_TIME.compare(this, other);
        }
    }

    private record Pair(Point one, Point other) implements Comparable<Pair> {

        private static final Comparator<Pair> NEAREST_FIRST =
                comparing(Pair::distance).thenComparing(Pair::one).thenComparing(Pair::other);

        boolean isMixed() {
            return (one.report == null) != (other.report == null);
        }

        boolean isBroken() {
            return one.isTaken || other.isTaken;
        }

        Duration distance() {
            return Duration.between(one.time, other.time);
        }

        JoinReported report() {
            return Objects.requireNonNull(one.report == null ? other.report : one.report);
        }

        SessionConnection connection() {
            return Objects.requireNonNull(one.connection == null ? other.connection : one.connection);
        }

        @Override
        public int compareTo(Pair other) {
            return NEAREST_FIRST.compare(this, other);
        }
    }
}

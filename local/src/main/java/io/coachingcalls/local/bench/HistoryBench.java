package io.coachingcalls.local.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.events.EventJson;
import org.jspecify.annotations.Nullable;

/** What a page of the history and a clean-up cost with few sessions and with many, by HTTP. */
public final class HistoryBench {

    private static final int FEW = 10_000;
    private static final int STALE = 100;
    private static final int CLEAN_UPS = 7;
    private static final int REQUESTS = 200;

    /** What takes long is asked for less often. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int FEWEST = 3;

    /** {@code $1} is the person, {@code $3} and {@code $4} where the page begins; {@code $2}, of searches alone, the terms. */
    private static final String PAGE = """
            SELECT s.* FROM sessions.session_members m JOIN sessions.coaching_sessions s ON s.id = m.session_id
            WHERE m.user_id = $1 AND %s AND (m.created_at, m.session_id) < ($3, $4)
            ORDER BY m.created_at DESC, m.session_id DESC FETCH FIRST 21 ROWS ONLY
            """;

    private static final String FOUND = """
            WITH matched AS MATERIALIZED (
              SELECT session_id, created_at FROM sessions.session_terms WHERE sessions.has_terms(vector, $2)),
            found AS MATERIALIZED (
              SELECT session_id, created_at FROM matched WHERE (created_at, session_id) < ($3, $4)
              ORDER BY created_at DESC, session_id DESC)
            SELECT s.* FROM found f
            JOIN sessions.session_terms t ON t.session_id = f.session_id
            JOIN sessions.coaching_sessions s ON s.id = f.session_id
            WHERE (SELECT count(*) FROM sessions.session_members m WHERE m.session_id = f.session_id AND m.user_id = $1) = 1
              AND %s
            ORDER BY f.created_at DESC, f.session_id DESC FETCH FIRST 21 ROWS ONLY
            """;

    /** As a service's statement is planned that has run some times: for any parameters. */
    private static final String AS_A_SERVICE = "SET plan_cache_mode = force_generic_plan";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String api;
    private final Map<String, String> tokens;
    private final Connection database;
    private final HistoryFill fill;
    private final String founder;
    private final PrintStream out;

    /**
     * @param api of session-service itself
     * @param tokens of {@code founder}, {@code coach}, {@code veteran} and {@code admin}
     * @param database session-service's; all that is in it is deleted
     */
    public HistoryBench(
            String api,
            Map<String, String> tokens,
            Connection database,
            String founder,
            String coach,
            String veteran,
            PrintStream out) {
        this.api = api;
        this.tokens = tokens;
        this.database = database;
        this.fill = new HistoryFill(database, founder, coach, veteran, out);
        this.founder = founder;
        this.out = out;
    }

    /** Prints a table in Markdown, and PostgreSQL's plans. Measures twice: the first time warms the service up. */
    public void run(int many) throws SQLException, IOException, InterruptedException {
        fill.empty();
        fill.fillTo(FEW);
        Map<String, Cost> withFew = measure();
        fill.fillTo(many);
        Map<String, Cost> withMany = measure();
        out.printf("%n| what | %,d sessions | %,d sessions | ratio |%n| --- | --- | --- | --- |%n", FEW, many);
        withFew.forEach((what, few) -> {
            Cost more = withMany.get(what);
            out.printf(Locale.ROOT, "| %s | %s | %s | %.2f |%n", what, few, more, more.median / few.median);
        });
        explainAll();
    }

    /** The same with what an earlier run has left. */
    public void runAgain() throws SQLException, IOException, InterruptedException {
        Map<String, Cost> costs = measure();
        out.printf("%n| what | %,d sessions |%n| --- | --- |%n", fill.count());
        costs.forEach((what, cost) -> out.printf(Locale.ROOT, "| %s | %s |%n", what, cost));
        explainAll();
    }

    private Map<String, Cost> measure() throws SQLException, IOException, InterruptedException {
        out.println("Warming up");
        measureAll();
        out.println("Measuring");
        return measureAll();
    }

    private Map<String, Cost> measureAll() throws SQLException, IOException, InterruptedException {
        Map<String, Cost> costs = new LinkedHashMap<>();
        for (String person : List.of("founder", "coach", "veteran", "admin")) {
            for (Filter filter : filters()) {
                note(costs, person + ": " + filter.name, page(person, filter.query));
            }
        }
        note(costs, "clean-up of " + STALE + " stale sessions", cleanUp());
        return costs;
    }

    private void note(Map<String, Cost> costs, String what, Cost cost) {
        costs.put(what, cost);
        out.println("  " + what + ": " + cost);
    }

    private void explainAll() throws SQLException {
        for (Filter filter : filters()) {
            explain(filter);
        }
    }

    private static List<Filter> filters() {
        Instant aYearAgo = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(365, ChronoUnit.DAYS);
        Instant aMonthLater = aYearAgo.plus(30, ChronoUnit.DAYS);
        return List.of(
                new Filter("newest", "limit=20", "true"),
                new Filter("`status`, usual", "status=completed", "s.status = 'completed'"),
                new Filter("`status`, with none", "status=missed", "s.status = 'missed'"),
                new Filter("`callType`", "callType=scheduled", "s.call_type = 'scheduled'"),
                new Filter(
                        "`from`, `to`: a month",
                        "from=" + aYearAgo + "&to=" + aMonthLater,
                        "m.created_at >= '" + aYearAgo + "' AND m.created_at < '" + aMonthLater + "'"),
                Filter.ofWords("`q`, in every session", "q=pricing", "'pricing' | '^pricing'", "true"),
                Filter.ofWords("`q`, a rare word", "q=zebra", "'zebra' | '^zebra'", "true"),
                Filter.ofWords("`q`, a rare word's beginning", "q=zeb", "'zeb' | '^zeb'", "true"),
                Filter.ofWords("`q`, two words", "q=pricing+zebra", "'pricing' & ('zebra' | '^zebra')", "true"),
                Filter.ofWords(
                        "`q`, a phrase",
                        "q=%22about+pricing%22",
                        "'about' & 'pricing'",
                        "sessions.has_phrase(t.terms, t.said, 'about pricing')"),
                Filter.ofWords("`q`, a word of nobody's", "q=unicorn", "'unicorn' | '^unicorn'", "true"));
    }

    private Cost page(String person, String query) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api + "/api/coaching/sessions?" + query))
                .header("Authorization", "Bearer " + tokens.get(person))
                .build();
        List<Double> millis = new ArrayList<>();
        long begun = System.nanoTime();
        while (millis.size() < FEWEST || (millis.size() < REQUESTS && System.nanoTime() - begun < LONGEST.toNanos())) {
            millis.add(timeOf(request));
        }
        return Cost.of(millis.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Cost cleanUp() throws SQLException, IOException, InterruptedException {
        double[] millis = new double[CLEAN_UPS];
        for (int i = 0; i < CLEAN_UPS; i++) {
            fill.addStale(STALE);
            var request = HttpRequest.newBuilder(URI.create(api + "/api/admin/sessions/cleanup"))
                    .header("Authorization", "Bearer " + tokens.get("admin"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            long begun = System.nanoTime();
            JsonNode done = send(request);
            millis[i] = (System.nanoTime() - begun) / 1e6;
            int closed = done.required("closed").size();
            if (closed != STALE) {
                throw new IllegalStateException(closed + " sessions were closed instead of " + STALE);
            }
        }
        return Cost.of(millis);
    }

    private double timeOf(HttpRequest request) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        send(request).required("sessions");
        return (System.nanoTime() - begun) / 1e6;
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return EventJson.MAPPER.readTree(answer.body());
    }

    /** The plan of the founder's page, whose SQL is what Hibernate makes of {@code PageQuery} and {@code SearchPage}. */
    private void explain(Filter filter) throws SQLException {
        String sql = (filter.terms == null ? PAGE : FOUND).formatted(filter.condition);
        String terms = filter.terms == null ? "" : termsOfFounder(filter.terms);
        out.println("\n" + filter.name + "\n");
        try (var statement = database.createStatement()) {
            statement.execute(AS_A_SERVICE);
            statement.execute("PREPARE page (text, text, timestamptz, uuid) AS " + sql);
            String last = new UUID(-1, -1).toString();
            try (var plan = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) EXECUTE page ("
                    + String.join(", ", literal(founder), literal(terms), "'9999-12-31T23:59:59Z'", literal(last))
                    + ")")) {
                while (plan.next()) {
                    out.println("    " + plan.getString(1));
                }
            }
            statement.execute("DEALLOCATE page");
        }
    }

    private String termsOfFounder(String terms) throws SQLException {
        try (var statement = database.prepareStatement("SELECT '@' || left(encode(sha256(?::bytea), 'hex'), 16)")) {
            statement.setBytes(1, founder.getBytes(StandardCharsets.UTF_8));
            try (var row = statement.executeQuery()) {
                row.next();
                return "'" + row.getString(1) + "' & (" + terms + ")";
            }
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /**
     * @param condition the same as {@code query} in SQL, of a search what the index does not tell
     * @param terms what the index is asked for, as a {@code tsquery}; null where it is not
     */
    private record Filter(
            String name,
            String query,
            String condition,
            @Nullable String terms) {

        Filter(String name, String query, String condition) {
            this(name, query, condition, null);
        }

        static Filter ofWords(String name, String query, String terms, String condition) {
            return new Filter(name, query, condition, terms);
        }
    }

    /** In milliseconds. */
    private record Cost(double median, double p95) {

        static Cost of(double[] millis) {
            double[] sorted = millis.clone();
            Arrays.sort(sorted);
            return new Cost(sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.95)]);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f ms (p95 %.1f)", median, p95);
        }
    }
}

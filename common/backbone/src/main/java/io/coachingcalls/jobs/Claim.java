package io.coachingcalls.jobs;

/**
 * The statement that gives due rows of a table to one worker. A claim, instead of a lock that is held while others are
 * asked: what writes a row must never wait for LiveKit, a broker or a model. A dead process's claim runs out by itself.
 *
 * <p>{@code $1} is how many rows at most, {@code $2} for how many milliseconds they are the worker's. Those come first
 * that have been due for longest, and those that another worker is just claiming are left to it.
 *
 * @param table with its schema
 * @param key the columns of its primary key
 * @param dueAt the column that says since when a row is due
 * @param condition what else is true of a row that is due
 * @param assignments what is set in a row that is claimed, so that nobody else claims it meanwhile
 */
public record Claim(String table, String key, String dueAt, String condition, String assignments) {

    private static final String ENDS = " = now() + $2 * interval '1 millisecond'";

    /** Whoever claims a row puts {@code dueAt} off: it is due again if nothing becomes of it. */
    public static Claim of(String table, String key, String dueAt) {
        return new Claim(table, key, dueAt, "true", dueAt + ENDS);
    }

    public Claim where(String due) {
        return new Claim(table, key, dueAt, due, assignments);
    }

    /** The claim has a column of its own, {@code until}: {@code dueAt} stays as it is. */
    public Claim until(String until) {
        return new Claim(table, key, dueAt, until + " <= now() AND " + condition, until + ENDS);
    }

    /** Sets something else, which has to put {@code dueAt} off: by more with each try, for one. */
    public Claim setting(String set) {
        return new Claim(table, key, dueAt, condition, set);
    }

    /** @param columns of the claimed rows */
    public String returning(String columns) {
        return """
                UPDATE %1$s SET %5$s
                WHERE (%2$s) IN (
                  SELECT %2$s FROM %1$s WHERE %3$s <= now() AND %4$s
                  ORDER BY %3$s LIMIT $1
                  FOR UPDATE SKIP LOCKED)
                RETURNING %6$s
                """.formatted(table, key, dueAt, condition, assignments, columns);
    }
}

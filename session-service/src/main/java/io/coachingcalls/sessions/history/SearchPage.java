package io.coachingcalls.sessions.history;

import static io.coachingcalls.sessions.history.PageQuery.and;
import static io.coachingcalls.sessions.history.PageQuery.isAfter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
import io.coachingcalls.sessions.search.SearchQuery;

/**
 * A page of those of somebody's sessions that have some words, newest first.
 *
 * <p>The index is asked for the person's and the words' terms together, and what it finds is put in order: that costs what
 * there is of that person's with the words, however many sessions others have. Where that is much, the newest sessions fill
 * the page sooner. Left to itself PostgreSQL, which does not know how frequent a word is with one person, would look through
 * all of theirs for a rare one. Who may read what is found is still said by {@code session_members} alone.
 *
 * @param inIndex ids of all that the index finds, in no order
 * @param fromIndex the page, from all that it finds
 * @param amongNewest the page, if the newest sessions fill it
 */
record SearchPage(PageQuery inIndex, PageQuery fromIndex, PageQuery amongNewest) {

    /** So many are put in order in no time. */
    static final int FEW = 1_000;

    /** So many are looked through in no time, and have a page of what is frequent. */
    private static final int NEWEST = 300;

    /** Whether words follow each other is read in the texts: further back than so many sessions nobody waits for that. */
    private static final int MOST_READ = 5_000;

    private static final String HAS_TERMS = "cast(function('sessions.has_terms', t.vector, :terms) as boolean) = true";
    private static final String HAS_PHRASE =
            "cast(function('sessions.has_phrase', t.terms, t.said, :%s) as boolean) = %s";

    /**
     * Materialized, so that the page's place in time is looked for in what was found. In a plan for any words PostgreSQL would
     * read the whole index of times beside that of the words: 120 ms among a million sessions, for a handful of rows.
     */
    private static final String MATCHED =
            "matched as materialized (select t.sessionId as sessionId, t.createdAt as createdAt from SessionTerms t where "
                    + HAS_TERMS + "), ";

    /** Not a join, for which PostgreSQL would look at all that was found before it puts them in order. */
    private static final String MAY_READ =
            "(select count(*) from SessionMember m where m.sessionId = f.sessionId and m.userId = :userId) = 1";

    static SearchPage of(Caller caller, SearchQuery words, SessionFilter filter, Cursor after) {
        boolean all = caller.is(Role.ADMIN);
        String terms = all ? words.terms() : words.termsFor(caller.userId());
        // Of all sessions, where there are only phrases to be left out
        boolean hasNoTerms = terms.isEmpty();
        Map<String, Object> ofTerms = hasNoTerms ? Map.of() : Map.of("terms", terms);
        List<String> hasTerms = hasNoTerms ? List.of() : List.of(HAS_TERMS);

        Map<String, Object> parameters = new HashMap<>(ofTerms);
        parameters.putAll(PageQuery.parameters(caller, filter, after));
        List<String> conditions = new ArrayList<>();
        if (!all) {
            conditions.add(MAY_READ);
        }
        words.phrases().forEach(phrase -> conditions.add(phrase(phrase, true, parameters)));
        words.notPhrases().forEach(phrase -> conditions.add(phrase(phrase, false, parameters)));

        String inIndex = "select t.sessionId from SessionTerms t" + (hasNoTerms ? "" : " where " + HAS_TERMS);
        String fromIndex = (hasNoTerms ? "from SessionTerms t where " : "from matched t where ")
                + and(List.of(inPage(filter)))
                + newestFirst()
                + (words.phrases().isEmpty() && words.notPhrases().isEmpty() ? "" : " limit " + MOST_READ);
        String newest = all
                ? "from SessionTerms t where " + and(List.of(inPage(filter))) + newestFirst()
                : "from SessionMember t where t.userId = :userId and " + and(List.of(inPage(filter))) + newestFirst();
        return new SearchPage(
                new PageQuery(inIndex, ofTerms),
                new PageQuery(page(hasNoTerms ? "" : MATCHED, fromIndex, filter, conditions), parameters),
                new PageQuery(
                        page(
                                "",
                                newest + " limit " + NEWEST,
                                filter,
                                Stream.concat(hasTerms.stream(), conditions.stream())
                                        .toList()),
                        parameters));
    }

    private static String phrase(String phrase, boolean isWanted, Map<String, Object> parameters) {
        String name = "phrase" + parameters.size();
        parameters.put(name, phrase);
        return HAS_PHRASE.formatted(name, isWanted);
    }

    private static List<String> inPage(SessionFilter filter) {
        return Stream.concat(filter.onTime("t.createdAt").stream(), Stream.of(isAfter("t.createdAt", "t.sessionId")))
                .toList();
    }

    private static String newestFirst() {
        return " order by t.createdAt desc, t.sessionId desc";
    }

    /**
     * @param before another of the query's common tables, with a comma behind it
     * @param found rows {@code t} with the session's id and time, in order
     */
    private static String page(String before, String found, SessionFilter filter, List<String> conditions) {
        return "with " + before
                + "found as materialized (select t.sessionId as sessionId, t.createdAt as createdAt %s) "
                        .formatted(found)
                + PageQuery.select(
                        "found f join SessionTerms t on t.sessionId = f.sessionId"
                                + " join CoachingSession s on s.id = f.sessionId",
                        "f.createdAt",
                        "f.sessionId",
                        filter,
                        conditions);
    }
}

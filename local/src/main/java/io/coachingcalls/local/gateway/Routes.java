package io.coachingcalls.local.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which service answers which path: the same table that production's gateway has. */
public final class Routes {

    /** Followed by a service's name: whether that one is ready. */
    static final String HEALTH = "/health/";

    /** Changes to one's sessions, for as long as somebody watches. */
    static final String STREAM = "/api/coaching/sessions/stream";

    /** Stands for one element of a path, whatever it is; a route with one covers what ends as it does. */
    private static final String ANY = "*";

    // The longest that fits wins
    private static final List<Route> ALL = List.of(
            new Route("/api/fred/call/*/briefing", "recording-service"),
            new Route("/api/fred/call/summary", "recording-service"),
            new Route("/api/fred/call/transcript", "recording-service"),
            new Route("/api/voice", "recording-service"),
            new Route("/api/fred", "call-service"),
            new Route("/api/livekit/token", "call-service"),
            new Route("/api/livekit/connection-details", "call-service"),
            new Route("/api/coaching/invitations", "call-service"),
            new Route("/api/coaching/blocks", "call-service"),
            new Route("/api/livekit/webhook", "webhook-ingest"),
            new Route("/api/coaching/sessions", "session-service"),
            new Route("/api/coaching/participants", "session-service"),
            new Route("/api/coaching/erasures", "session-service"),
            new Route("/api/admin/sessions", "session-service"),
            new Route("/api/coaching/recordings", "recording-service"),
            new Route("/api/coaching/transcripts", "recording-service"),
            new Route("/api/coaching/turns", "recording-service"),
            new Route("/api/coaching/chat", "recording-service"),
            new Route("/api/coaching/commitments", "recording-service"),
            new Route("/api/admin/conversations", "recording-service"),
            new Route("/observability", "recording-service"));

    private Routes() {}

    /** The service for a request's path (without its query). */
    public static Optional<String> serviceFor(String path) {
        if (climbs(path)) {
            return Optional.empty();
        }
        if (path.startsWith(HEALTH)) {
            return Optional.of(path.substring(HEALTH.length()));
        }
        return ALL.stream()
                .filter(route -> route.covers(path))
                .max(Comparator.comparingInt(route -> route.path().length()))
                .map(Route::service);
    }

    /** Such a path would mean one thing here and another to the service, which resolves its dots. */
    private static boolean climbs(String path) {
        return path.replaceAll("(?i)%2e", ".").contains("/.");
    }

    /** @param path of a whole tree, or with {@link #ANY} of single things */
    private record Route(String path, String service) {

        boolean covers(String asked) {
            int any = path.indexOf(ANY);
            if (any < 0) {
                return asked.equals(path) || asked.startsWith(path + "/");
            }
            String before = path.substring(0, any);
            String after = path.substring(any + ANY.length());
            return asked.startsWith(before)
                    && asked.endsWith(after)
                    && asked.indexOf('/', any) == asked.length() - after.length()
                    && asked.length() > path.length() - ANY.length();
        }
    }
}

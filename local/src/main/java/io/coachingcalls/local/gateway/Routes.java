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

    // The longest prefix that fits wins
    private static final List<Route> ALL = List.of(
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
            new Route("/api/coaching/chat", "recording-service"),
            new Route("/api/coaching/commitments", "recording-service"));

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
                .max(Comparator.comparingInt(route -> route.prefix().length()))
                .map(Route::service);
    }

    /** Such a path would mean one thing here and another to the service, which resolves its dots. */
    private static boolean climbs(String path) {
        return path.replaceAll("(?i)%2e", ".").contains("/.");
    }

    private record Route(String prefix, String service) {
        boolean covers(String path) {
            return path.equals(prefix) || path.startsWith(prefix + "/");
        }
    }
}

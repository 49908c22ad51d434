package io.coachingcalls.recordings.erasure;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.LiveKitEvent.EgressInfo;
import io.coachingcalls.events.LiveKitEvent.FileInfo;
import io.coachingcalls.events.RecordingState;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * What there is, or may come to be, of a room in the bucket.
 *
 * @param paths keys under which a recorder may have written
 * @param unfinished some recorder may still be at it
 */
record Leftovers(List<String> paths, boolean unfinished) {

    private static final Set<String> ENDED =
            Set.of("EGRESS_COMPLETE", "EGRESS_FAILED", "EGRESS_ABORTED", "EGRESS_LIMIT_REACHED");

    static Leftovers of(List<Attempt> attempts) {
        return new Leftovers(
                attempts.stream()
                        .filter(Attempt::mayHaveWritten)
                        .map(Attempt::path)
                        .toList(),
                attempts.stream().anyMatch(attempt -> !attempt.state().isTerminal()));
    }

    static Leftovers parse(String json) {
        try {
            return EventJson.MAPPER.readValue(json, Leftovers.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String toJson() {
        try {
            return EventJson.MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once LiveKit has told of the room's recorders: that counts more than what we had heard of them. */
    Leftovers with(List<EgressInfo> recorders) {
        List<String> all = Stream.concat(paths.stream(), recorders.stream().flatMap(Leftovers::pathsOf))
                .distinct()
                .toList();
        return new Leftovers(
                all, recorders.stream().anyMatch(info -> info.status() == null || !ENDED.contains(info.status())));
    }

    Map<String, Long> count() {
        return paths.isEmpty() ? Map.of() : Map.of("objects", (long) paths.size());
    }

    private static Stream<String> pathsOf(EgressInfo info) {
        Stream<FileInfo> files = Stream.concat(
                Stream.ofNullable(info.fileResults()).flatMap(List::stream), Stream.ofNullable(info.file()));
        return Stream.concat(files.map(FileInfo::filename), Stream.ofNullable(info.requestedPath()))
                .filter(Objects::nonNull)
                .filter(path -> !path.isBlank());
    }

    /** A row of {@code recordings}, as far as it matters here. */
    record Attempt(
            String path, RecordingState state, @Nullable String egressId, boolean hasObject) {

        static Attempt from(Row row) {
            return new Attempt(
                    row.getString("path"),
                    RecordingState.of(row.getString("state")),
                    row.getString("egress_id"),
                    row.getBoolean("has_object"));
        }

        /** Not where no recorder was ever asked, or LiveKit refused to send one. */
        boolean mayHaveWritten() {
            return hasObject
                    || switch (state) {
                        case SKIPPED -> false;
                        case FAILED -> egressId != null;
                        default -> true;
                    };
        }
    }
}

package io.coachingcalls.recordings.summary;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.coachingcalls.recordings.transcript.Segment;
import io.coachingcalls.structure.PlainJava;

/** Who speaks in a conversation, by the names they may be called: all of it, or the first that nobody else has. */
@PlainJava
final class People {

    private static final Set<String> NO_NAMES = Set.of("i", "we", "you", "he", "she", "it", "they", "there", "please");

    private final Map<String, String> speakers;

    People(Collection<Entry> entries) {
        Map<String, Set<String>> called = entries.stream()
                .map(Entry::speaker)
                .filter(People::isKnown)
                .distinct()
                .flatMap(speaker -> names(speaker).stream().map(name -> Map.entry(name, speaker)))
                .filter(name -> !NO_NAMES.contains(name.getKey()))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        this.speakers = called.entrySet().stream()
                .filter(name -> name.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, name -> name.getValue().iterator().next()));
    }

    /** A recording does not tell who speaks, and not every frontend does. */
    static boolean isKnown(String speaker) {
        return !speaker.isBlank() && !speaker.strip().equalsIgnoreCase(Segment.UNNAMED);
    }

    Collection<String> names() {
        return speakers.keySet();
    }

    Optional<String> called(String name) {
        return Optional.ofNullable(speakers.get(name.toLowerCase(Locale.ROOT)));
    }

    private static List<String> names(String speaker) {
        String whole = speaker.strip().toLowerCase(Locale.ROOT);
        return Stream.of(whole, whole.split("\\s+")[0]).distinct().toList();
    }
}

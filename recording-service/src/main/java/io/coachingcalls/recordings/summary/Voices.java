package io.coachingcalls.recordings.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.access.CallPeople;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * Whose words the entries of a transcript are. Names say nothing of that, as people choose their own: only who wrote an
 * entry down does, or who handed the whole of it in and so answers for it.
 */
@PlainJava
final class Voices {

    /** Whose word an entry is, as far as it counts for others. */
    enum Voice {
        /** Of the owner, the coach or an agent: what they say of the call, it came to. */
        OF_THE_CALL,

        /** Heard in the recording of a call with guests: it may be anybody's. */
        UNKNOWN,

        /** Of somebody who was asked in, or just there. */
        GUEST
    }

    /** @param userId null where it is not known */
    private record Spoken(Voice voice, @Nullable String userId, String name) {}

    private final List<Spoken> entries;
    private final Map<String, String> names;

    private Voices(List<Spoken> entries, Map<String, String> names) {
        this.entries = entries;
        this.names = names;
    }

    /**
     * @param givenBy who handed it in, which guests cannot; null where it is what was written down
     * @param names what people are called, by user id
     */
    static Voices of(JsonNode transcript, @Nullable String givenBy, CallPeople people, Map<String, String> names) {
        List<Spoken> entries = new ArrayList<>();
        for (JsonNode entry : transcript) {
            @Nullable String userId = givenBy == null ? TranscriptJson.speakerId(entry) : null;
            Voice voice = givenBy == null ? voice(userId, people) : Voice.OF_THE_CALL;
            entries.add(new Spoken(voice, userId, entry.path("speaker").asText("")));
        }
        return new Voices(List.copyOf(entries), names);
    }

    /** Of a call that nobody announced nobody is the owner, and so nobody a guest of theirs. */
    private static Voice voice(@Nullable String userId, CallPeople people) {
        if (people.owner() == null) {
            return Voice.OF_THE_CALL;
        }
        if (userId != null) {
            return isGuest(userId, people) ? Voice.GUEST : Voice.OF_THE_CALL;
        }
        return people.attended().stream().anyMatch(person -> isGuest(person, people))
                ? Voice.UNKNOWN
                : Voice.OF_THE_CALL;
    }

    /** Whoever writes and is none of the call's people is a program of ours, or operates the system. */
    private static boolean isGuest(String userId, CallPeople people) {
        return !userId.equals(people.owner())
                && !userId.equals(people.coach())
                && (people.invited().contains(userId) || people.attended().contains(userId));
    }

    Voice of(int entry) {
        return entries.get(entry).voice();
    }

    /** Whether whoever is called so is one of those who said these entries, and nobody else is called so. */
    boolean areOf(String name, List<Integer> said) {
        Set<String> speakers = said.stream()
                .map(entry -> entries.get(entry).userId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> called = Stream.concat(
                        names.entrySet().stream()
                                .filter(person -> isSame(person.getValue(), name))
                                .map(Map.Entry::getKey),
                        entries.stream()
                                .filter(entry -> entry.userId() != null && isSame(entry.name(), name))
                                .map(entry -> Objects.requireNonNull(entry.userId())))
                .collect(Collectors.toSet());
        return !called.isEmpty() && speakers.containsAll(called);
    }

    private static boolean isSame(String one, String other) {
        return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }
}

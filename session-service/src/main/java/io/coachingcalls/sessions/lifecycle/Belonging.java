package io.coachingcalls.sessions.lifecycle;

import static java.util.Comparator.comparing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.sessions.lifecycle.SessionFact.CallCreated;
import io.coachingcalls.sessions.lifecycle.SessionFact.InvitationAnswered;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * Whose a session is. To be named in a call asks somebody; it is theirs when they accept or come, and is so no more when
 * they decline or leave it, whatever else they did. Its owner's it always is.
 */
@PlainJava
final class Belonging {

    private final @Nullable String owner;
    private final boolean asksFirst;
    private final Map<String, InvitationAnswer> answers;

    /**
     * @param termsFact who says who is named; null where nobody does
     * @param facts of one room, in any order
     */
    Belonging(@Nullable SessionFact termsFact, @Nullable String owner, List<SessionFact> facts) {
        this.owner = owner;
        // A room's metadata does not say it: until the call itself is heard of, nobody is taken for asked
        this.asksFirst = !(termsFact instanceof CallCreated created) || created.invites();
        this.answers = facts.stream()
                .flatMap(fact -> fact instanceof InvitationAnswered answered ? Stream.of(answered) : Stream.empty())
                .collect(Collectors.toMap(
                        InvitationAnswered::userId,
                        answered -> answered,
                        BinaryOperator.maxBy(
                                comparing(InvitationAnswered::revision).thenComparing(SessionFold.BY_TIME))))
                .entrySet()
                .stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, answered -> answered.getValue().answer()));
    }

    /** In whose history it stands. */
    Set<String> members(Stream<String> named, Stream<String> attended) {
        Set<String> members = new HashSet<>();
        named.filter(person -> !asksFirst || answers.get(person) == InvitationAnswer.ACCEPTED)
                .forEach(members::add);
        attended.forEach(members::add);
        members.removeAll(gone());
        if (owner != null) {
            members.add(owner);
        }
        return Set.copyOf(members);
    }

    /** Those who have no right to it, whether they are named or were there; in order. */
    List<String> gone() {
        return answers.entrySet().stream()
                .filter(answer -> !answer.getValue().belongs())
                .map(Map.Entry::getKey)
                .filter(person -> !person.equals(owner))
                .sorted()
                .toList();
    }
}

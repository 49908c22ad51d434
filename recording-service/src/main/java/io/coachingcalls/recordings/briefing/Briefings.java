package io.coachingcalls.recordings.briefing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.recordings.briefing.Briefing.Person;
import io.coachingcalls.recordings.briefing.Briefing.Promised;
import io.coachingcalls.recordings.commitments.Commitments;
import io.coachingcalls.recordings.memory.Memories;
import io.coachingcalls.recordings.room.CallRoom;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Gathers what is known when a call begins. */
@ApplicationScoped
class Briefings {

    private static final int COMMITMENTS = 10;
    private static final int MEMORIES = 5;

    private final Memories memories;
    private final Commitments commitments;
    private final BriefingConfig config;
    private final Clock clock;

    Briefings(Memories memories, Commitments commitments, BriefingConfig config, Clock clock) {
        this.memories = memories;
        this.commitments = commitments;
        this.config = config;
        this.clock = clock;
    }

    Uni<Briefing> of(CallRoom call) {
        return Uni.combine()
                .all()
                .unis(person(call), promised(call), remembered(call))
                .asTuple()
                .map(known -> new Briefing(
                        known.getItem1().orElse(null),
                        config.language(),
                        known.getItem2(),
                        known.getItem3(),
                        secondsLeft(call)));
    }

    private Uni<Optional<Person>> person(CallRoom call) {
        @Nullable String owner = call.ownerId;
        if (owner == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        @Nullable String here = call.names().get(owner);
        // Who gave no name is called by their id
        Uni<Optional<String>> name = here == null || here.equals(owner)
                ? memories.nameOf(owner)
                : Uni.createFrom().item(Optional.of(here));
        return name.map(known -> Optional.of(new Person(owner, known.orElse(null))));
    }

    private Uni<List<Promised>> promised(CallRoom call) {
        return isWithFred(call)
                ? commitments
                        .openOfOtherCalls(call.room, COMMITMENTS)
                        .map(open -> open.stream().map(Promised::of).toList())
                : Uni.createFrom().item(List.of());
    }

    private Uni<List<String>> remembered(CallRoom call) {
        return isWithFred(call)
                ? memories.ofOtherCalls(call.room, MEMORIES)
                : Uni.createFrom().item(List.of());
    }

    /** FRED is not sent into the others: nobody there needs what he remembers. */
    private static boolean isWithFred(CallRoom call) {
        return call.coachId == null;
    }

    /** As call-service counts them: from when the first came. */
    private @Nullable Long secondsLeft(CallRoom call) {
        Long most = call.maxDurationSeconds;
        if (most == null || call.firstJoinedAt == null) {
            return most;
        }
        long gone = Duration.between(call.firstJoinedAt, clock.instant()).toSeconds();
        return Math.clamp(most - gone, 0, most);
    }
}

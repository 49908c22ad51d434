package io.coachingcalls.calls.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.coachingcalls.events.InvitationAnswer;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A row of {@code invitation_answers}, to read: {@link Answers} writes it. */
@Entity
@Immutable
@Table(schema = "calls", name = "invitation_answers")
@IdClass(GivenAnswer.Key.class)
class GivenAnswer extends PanacheEntityBase {

    @Id
    String room;

    @Id
    @Column(name = "user_id")
    String userId;

    String answer;

    /** For Hibernate. */
    @NullUnmarked
    protected GivenAnswer() {}

    /** Null as long as they have not answered. */
    static Uni<@Nullable InvitationAnswer> of(String room, String userId) {
        return GivenAnswer.<GivenAnswer>findById(new Key(room, userId))
                .map(given -> given == null ? null : InvitationAnswer.of(given.answer));
    }

    record Key(String room, String userId) {}
}

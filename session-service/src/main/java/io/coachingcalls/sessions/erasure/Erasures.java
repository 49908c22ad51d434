package io.coachingcalls.sessions.erasure;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.ErasureDone;
import io.coachingcalls.messaging.BatchConsumption;
import io.coachingcalls.outbox.Outbox;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.sessions.history.CoachingSession;
import io.coachingcalls.sessions.history.SessionReads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Erases sessions: here at once, in one transaction; then the other services are told until each has answered that it
 * keeps nothing any more, and the receipt is written. What is to be told and who has answered stands in the rows, so
 * that no crash makes anybody forget it.
 */
@ApplicationScoped
public class Erasures {

    private final SessionReads sessions;
    private final ErasureStore store;
    private final ReceiptSigner signer;
    private final Outbox outbox;
    private final BatchConsumption batches;
    private final Clock clock;

    Erasures(
            SessionReads sessions,
            ErasureStore store,
            ReceiptSigner signer,
            Outbox outbox,
            BatchConsumption batches,
            Clock clock) {
        this.sessions = sessions;
        this.store = store;
        this.signer = signer;
        this.outbox = outbox;
        this.batches = batches;
        this.clock = clock;
    }

    /** Who asks a second time gets the first one's erasure. */
    public Uni<Erasure> erase(UUID sessionId, Caller caller) {
        return asked(sessionId, caller)
                .onItem()
                .ifNull()
                .switchTo(() -> sessions.find(sessionId, caller, Action.ERASE)
                        .invoke(this::check)
                        .chain(session -> begin(session, caller))
                        .chain(() -> asked(sessionId, caller)))
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound);
    }

    /** @throws ProblemException 404 for one that does not exist, and for one that somebody else asked for */
    Uni<Erasure> find(UUID id, Caller caller) {
        return store.find(id)
                .map(erasure -> visible(erasure, caller))
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound);
    }

    private Uni<@Nullable Erasure> asked(UUID sessionId, Caller caller) {
        return store.ofSession(sessionId).map(erasure -> visible(erasure, caller));
    }

    private static @Nullable Erasure visible(@Nullable Erasure erasure, Caller caller) {
        return erasure != null && erasure.isFor(caller) ? erasure : null;
    }

    private void check(CoachingSession session) {
        if (!signer.canSign()) {
            throw new ProblemException(ErrorCode.ERASURE_NOT_CONFIGURED, null);
        }
        if (session.status.equals("in_progress")) {
            throw new ProblemException(ErrorCode.CALL_STILL_RUNNING, null);
        }
    }

    private Uni<Void> begin(CoachingSession session, Caller caller) {
        return store.begin(session.id, session.roomName, caller.userId()).call(() -> outbox.publish(session.roomName));
    }

    @Incoming("erasure-answers-in")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return batches.consume(records, Erasures::read, this::takeAll);
    }

    private static Optional<ErasureDone> read(ConsumerRecord<String, byte[]> record) throws IOException {
        return CallEvent.read(record.value(), ErasureDone.class);
    }

    private Uni<Void> takeAll(List<ErasureDone> answers) {
        return Multi.createFrom()
                .iterable(answers)
                .onItem()
                .transformToUniAndConcatenate(this::take)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> take(ErasureDone done) {
        Instant now = clock.instant();
        return store.answer(done, now, erasure -> receipt(erasure, now));
    }

    /** Without a key, as somebody took it away meanwhile, the receipt is written when the services are asked again. */
    private @Nullable String receipt(Erasure erasure, Instant now) {
        return erasure.waitingFor().isEmpty() && signer.canSign() ? signer.sign(Receipt.claims(erasure, now)) : null;
    }
}

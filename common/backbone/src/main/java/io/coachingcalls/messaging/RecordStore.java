package io.coachingcalls.messaging;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;

/**
 * Where a batch's records go. A room whose records cannot be stored is set aside, so that it holds up no other: its
 * records go to the dead letters until an operator has them replayed.
 *
 * @param <T> what a record becomes
 */
public interface RecordStore<T> {

    /**
     * Stores the whole batch or nothing of it, less what it answers: what it does not take, and why. That goes to the
     * dead letters.
     */
    Uni<Map<T, Throwable>> store(List<T> values);

    /** Takes nothing of a room any more; from now on {@link #store} answers its records. */
    Uni<Void> setAside(String room, Throwable cause);

    /** Takes records of these rooms again: they are being replayed. */
    Uni<Void> release(Set<String> rooms);

    /** Of the same rooms as this one, for records that {@code store} makes something of first. */
    default <S> RecordStore<S> by(Function<List<S>, Uni<Map<S, Throwable>>> store) {
        RecordStore<T> rooms = this;
        return new RecordStore<>() {
            @Override
            public Uni<Map<S, Throwable>> store(List<S> values) {
                return store.apply(values);
            }

            @Override
            public Uni<Void> setAside(String room, Throwable cause) {
                return rooms.setAside(room, cause);
            }

            @Override
            public Uni<Void> release(Set<String> names) {
                return rooms.release(names);
            }
        };
    }
}

package io.coachingcalls.livekit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/** Keeps out what is about rooms of other applications at the same LiveKit: nothing of them is kept, whatever they say. */
@ApplicationScoped
public class ForeignRooms {

    private final Counter ignored;

    ForeignRooms(MeterRegistry metrics) {
        this.ignored = metrics.counter("livekit.events.foreign");
    }

    /**
     * Stores what is about rooms of ours.
     *
     * @param known asked once, and only where an event does not prove itself whose its room is
     * @return what {@code store} does not take, and why
     */
    public <T> Uni<Map<Heard<T>, Throwable>> keepOut(
            List<Heard<T>> heard, KnownRooms known, Function<List<T>, Uni<Map<T, Throwable>>> store) {
        return ours(heard, Heard::room, one -> one.origin().isOurs(), known)
                .chain(ours -> store.apply(ours.stream().map(Heard::value).toList())
                        .invoke(() -> ignored.increment(heard.size() - ours.size()))
                        .map(refused -> ours.stream()
                                .filter(one -> refused.containsKey(one.value()))
                                .collect(Collectors.toMap(
                                        Function.identity(), one -> refused.get(one.value()), (one, same) -> one))));
    }

    /**
     * Those that are about rooms of ours, in their order.
     *
     * @param proves whether one proves by itself that its room is ours
     */
    public <T> Uni<List<T>> ours(Collection<T> all, Function<T, String> room, Predicate<T> proves, KnownRooms known) {
        Set<String> unproven = all.stream().filter(proves.negate()).map(room).collect(Collectors.toSet());
        Uni<Set<String>> ours = unproven.isEmpty() ? Uni.createFrom().item(Set.of()) : known.among(unproven);
        return ours.map(names -> all.stream()
                .filter(one -> proves.test(one) || names.contains(room.apply(one)))
                .toList());
    }
}

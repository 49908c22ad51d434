package io.coachingcalls.livekit;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** OkHttp and Kafka answer on their own threads, but a database transaction must go on where it began. */
public final class CallersContext {

    private CallersContext() {}

    /** {@code answer}, given on the Vert.x context of whoever asks for it. */
    public static <T> Uni<T> back(Uni<T> answer) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            return context == null ? answer : answer.emitOn(MutinyHelper.executor(context));
        });
    }
}

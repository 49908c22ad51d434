package io.coachingcalls.database;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import org.jspecify.annotations.Nullable;

/**
 * Connections on which the server has been silent for too long are closed, whatever is being waited for: a server that
 * hangs, or a machine that vanished without a word, is then a lost connection like any other. Statements have shorter
 * limits of their own, see this module's {@code microprofile-config.properties}.
 */
@Singleton
public final class PoolLimits implements PgPoolCreator {

    /** Longer than any statement and any pause in a transaction may last. */
    static final int LONGEST_SILENCE_SECONDS = 75;

    private volatile @Nullable PgConnectOptions settings;

    @Override
    public Pool create(Input input) {
        settings = input.pgConnectOptionsList().getFirst();
        for (PgConnectOptions connection : input.pgConnectOptionsList()) {
            connection
                    .setIdleTimeoutUnit(TimeUnit.SECONDS)
                    .setReadIdleTimeout(LONGEST_SILENCE_SECONDS)
                    .setTcpKeepAlive(true);
        }
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }

    /**
     * A connection that is nobody else's: closed, it is gone, and not the next one that the pool hands out.
     *
     * @throws IllegalStateException before the pool was asked for the first time
     */
    public Uni<PgConnection> connect(Vertx vertx) {
        PgConnectOptions known = settings;
        if (known == null) {
            throw new IllegalStateException("there is no pool yet");
        }
        return PgConnection.connect(io.vertx.mutiny.core.Vertx.newInstance(vertx), known);
    }
}

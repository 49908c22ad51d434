package io.coachingcalls.calls.testing;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The real servers, of which Kafka is away until {@link #openKafka} and the database can go away. */
public final class ServersBehindDoors implements QuarkusTestResourceLifecycleManager {

    private static final String KAFKA = "coachingcalls.test.kafka";
    private static final String DATABASE = "coachingcalls.test.database";

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(new EmbeddedStack().start());
        var kafka = new Door(settings.get("kafka.bootstrap.servers"), KAFKA);
        URI url = URI.create(settings.get("DATABASE_URL"));
        var database = new Door(url.getAuthority(), DATABASE);
        Door.open(DATABASE);
        settings.put("kafka.bootstrap.servers", kafka.address());
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.address());
        settings.put("DATABASE_URL", "postgresql://" + database.address() + url.getPath());
        return settings;
    }

    @Override
    public void stop() {}

    /** The broker then names its real address, where clients go on: this door cannot be shut again. */
    public static void openKafka() {
        Door.open(KAFKA);
    }

    public static void openDatabase() {
        Door.open(DATABASE);
    }

    public static void shutDatabase() {
        Door.shut(DATABASE);
    }
}

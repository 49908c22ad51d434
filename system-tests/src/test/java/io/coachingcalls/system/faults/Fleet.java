package io.coachingcalls.system.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.system.Replica;
import io.coachingcalls.system.RunningSystem;

/** Services as replicas of the tests' own in place of the system's, so that each can die and come back as the test wants. */
final class Fleet implements AutoCloseable {

    /** The least that a broker allows: partitions of a killed one soon go to another. */
    private static final Map<String, String> SETTINGS = Map.of("KAFKA_SESSION_TIMEOUT_MS", "6000");

    private final RunningSystem system;
    private final JsonNode addresses;
    private final Map<String, String> settings;
    private final Map<String, List<Replica>> replicas = new LinkedHashMap<>();
    private final List<Replica> launched = new ArrayList<>();

    private Fleet(RunningSystem system, Map<String, String> settings) {
        this.system = system;
        this.addresses = system.addresses();
        this.settings = new HashMap<>(SETTINGS);
        this.settings.putAll(settings);
    }

    /** Stops the system's own services of these names, starts {@code each} replicas of each, and waits until all are ready. */
    static Fleet start(RunningSystem system, int each, Map<String, String> settings, String... services) {
        var fleet = new Fleet(system, settings);
        try {
            for (String service : services) {
                fleet.replicas.put(service, new ArrayList<>());
            }
            fleet.replicas.keySet().parallelStream()
                    .forEach(service -> system.run("stop", service).orFail());
            for (String service : services) {
                for (int number = 0; number < each; number++) {
                    fleet.admit(service, fleet.launch(service));
                }
            }
            fleet.launched.forEach(Replica::awaitReady);
            return fleet;
        } catch (RuntimeException | AssertionError e) {
            fleet.close();
            throw e;
        }
    }

    /** One more, which is not ready yet, and which nobody asks until it is {@link #admit admitted}. */
    Replica launch(String service) {
        String name = service + "-" + System.nanoTime();
        var replica = Replica.start(addresses, system.log(name), service, name, settings);
        launched.add(replica);
        return replica;
    }

    /** Puts it into what {@link #anyOf} and {@link #of} give, as a load balancer does when it is ready. */
    void admit(String service, Replica replica) {
        List<Replica> all = replicas.get(service);
        synchronized (all) {
            all.add(replica);
        }
    }

    /** Takes it out again, as a load balancer does first. */
    void remove(String service, Replica replica) {
        List<Replica> all = replicas.get(service);
        synchronized (all) {
            all.remove(replica);
        }
    }

    List<Replica> of(String service) {
        List<Replica> all = replicas.get(service);
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    /** Address of some replica, as a load balancer chooses. */
    String anyOf(String service) {
        List<Replica> all = of(service);
        return all.get(ThreadLocalRandom.current().nextInt(all.size())).url();
    }

    /** Gives the system its own services back. */
    @Override
    public void close() {
        launched.forEach(Replica::close);
        replicas.keySet().parallelStream()
                .forEach(service -> system.run("start", service).orFail());
    }
}

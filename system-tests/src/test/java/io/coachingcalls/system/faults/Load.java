package io.coachingcalls.system.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.coachingcalls.system.Scale;

/** Calls going on all the time, side by side, until it is told that this is enough. */
final class Load {

    private static final int CALLS_AT_A_TIME = 20;

    private final LiveKitSender sender;
    private final Iterator<SyntheticCall> calls;
    private final Random random;
    private final long pauseNanos;
    private final List<SyntheticCall> begun = new ArrayList<>();
    private final Thread thread;
    private volatile boolean enough;

    private Load(LiveKitSender sender, String name, int eventsPerSecond) {
        this.sender = sender;
        this.random = new Random(Scale.seed());
        this.calls = SyntheticCall.stream(name, random).iterator();
        this.pauseNanos = TimeUnit.SECONDS.toNanos(1) / eventsPerSecond;
        this.thread = new Thread(this::run, "load");
    }

    /** @param name what the names of all its rooms begin with: {@link SyntheticCall#prefix} */
    static Load start(LiveKitSender sender, String name, int eventsPerSecond) {
        var load = new Load(sender, name, eventsPerSecond);
        load.thread.start();
        return load;
    }

    /** For so long. */
    void goOnFor(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    /** Lets the calls that were begun come to their end, and every webhook be answered or given up. */
    Map<String, History> end() throws InterruptedException {
        enough = true;
        thread.join();
        sender.awaitSettled();
        Map<String, History> expected = new HashMap<>();
        begun.forEach(call -> expected.put(call.room(), Oracle.replay(call.webhooks())));
        return expected;
    }

    private void run() {
        List<Queue<Webhook>> going = new ArrayList<>();
        long next = System.nanoTime();
        while (!enough || !going.isEmpty()) {
            while (!enough && going.size() < CALLS_AT_A_TIME) {
                SyntheticCall call = calls.next();
                begun.add(call);
                going.add(new ArrayDeque<>(call.webhooks()));
            }
            Queue<Webhook> one = going.get(random.nextInt(going.size()));
            sender.send(one.remove());
            if (one.isEmpty()) {
                going.remove(one);
            }
            next += pauseNanos;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }
}

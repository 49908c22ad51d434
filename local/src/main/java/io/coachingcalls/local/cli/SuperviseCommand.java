package io.coachingcalls.local.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.coachingcalls.local.parts.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code up} starts in a session of its own: not for people. */
@Command(name = "supervise", hidden = true)
final class SuperviseCommand implements Callable<Integer> {

    private static final long STOP_LIMIT_SECONDS = 120;

    @Mixin
    private SystemOptions options = new SystemOptions();

    @Option(names = "--front", description = "The process in front; when it ends, so does the system.")
    private long front;

    @Override
    public Integer call() throws Exception {
        var supervisor = new Supervisor(options.projectRoot(), options.data(), options.isBesideTheUsual());
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            supervisor.stop();
            awaitQuietly(ended);
        }));
        if (front != 0) {
            Thread.ofPlatform().daemon().name("watch the front").start(() -> {
                ProcessHandle.of(front).ifPresent(process -> process.onExit().join());
                supervisor.stop();
            });
        }
        try {
            return supervisor.run();
        } finally {
            ended.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch ended) {
        try {
            if (!ended.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                System.out.println("Not everything stopped in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.coachingcalls.local.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.coachingcalls.embedded.KafkaServer;

/** The broker in a JVM of its own, so that it can die like one. */
final class KafkaProcess {

    private KafkaProcess() {}

    /**
     * @param classes the directory this JVM's classes come from
     * @param readyFile appears when the declared topics are there
     */
    static List<String> command(Path classes, Path directory, int port, Path readyFile) throws IOException {
        return JavaCommand.of(
                "512m",
                classes.resolve("kafka.jsa"),
                classes,
                List.of(
                        "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaProcess.class.getName(),
                        directory.toString(),
                        String.valueOf(port),
                        readyFile.toString()));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var server = KafkaServer.start(Path.of(args[0]), Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        Files.createFile(Path.of(args[2]));
        new CountDownLatch(1).await();
    }
}

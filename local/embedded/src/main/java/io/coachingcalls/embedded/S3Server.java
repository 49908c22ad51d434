package io.coachingcalls.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * An S3 server (S3Proxy, on files) in a JVM of its own, on the loopback interface. It takes requests signed with one
 * access key only, and checks signatures and the expiry of presigned URLs.
 */
public final class S3Server implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String PROGRAM = "s3proxy.jar";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final Settings settings;

    private S3Server(Process process, Settings settings) {
        this.process = process;
        this.settings = settings;
    }

    /** Starts the server and waits until it answers; its objects, config and log lie in {@code directory}. */
    public static S3Server start(Path directory, Settings settings) {
        try {
            Files.createDirectories(directory);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m"));
            command.addAll(arguments(unpack(directory.resolve(PROGRAM)), directory, settings));
            Path log = directory.resolve("s3.log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            var server = new S3Server(process, settings);
            server.awaitListening(log);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("the S3 server does not start", e);
        }
    }

    /** Puts the server's program at {@code target}, unless it is there already. */
    public static Path unpack(Path target) throws IOException {
        URLConnection program = Objects.requireNonNull(S3Server.class.getResource("/" + PROGRAM), PROGRAM)
                .openConnection();
        try (InputStream content = program.getInputStream()) {
            if (!Files.exists(target) || Files.size(target) != program.getContentLengthLong()) {
                // As a whole: a server that runs keeps the program it has
                Path unpacked = Files.createTempFile(target.toAbsolutePath().getParent(), PROGRAM, ".new");
                Files.copy(content, unpacked, StandardCopyOption.REPLACE_EXISTING);
                Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return target;
    }

    /**
     * What a JVM must be given to be the server.
     *
     * @param directory gets the objects and the config file; what an earlier run kept there is still there
     */
    public static List<String> arguments(Path program, Path directory, Settings settings) throws IOException {
        Path objects = directory.resolve("objects");
        settings.createBucketIn(objects);
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Or it begins with a page about how it logs
                "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                "-jar",
                program.toString(),
                "--properties",
                settings.writeTo(directory.resolve("s3proxy.properties"), objects)
                        .toString());
    }

    /** {@code http://…}, for path-style requests. */
    public String endpoint() {
        return settings.endpoint();
    }

    /** The server's process, for tests in which it hangs or dies. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitListening(Path log) throws IOException {
        try {
            Listening.await("the S3 server", process, HOST, settings.port(), START_LIMIT, log);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /**
     * Who may use the server, and the one bucket it has.
     *
     * @param secret at least 8 characters
     */
    public record Settings(int port, String accessKey, String secret, String bucket) {

        /** What the server calls itself; it takes requests signed for any region. */
        public static final String REGION = "us-east-1";

        private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

        public String endpoint() {
            return "http://" + HOST + ":" + port;
        }

        // A bucket is a directory, and one that others may read is a public bucket
        private void createBucketIn(Path objects) throws IOException {
            FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
            Path directory = objects.resolve(bucket);
            Files.createDirectories(directory, ownerOnly);
            Files.setPosixFilePermissions(directory, OWNER_ONLY);
        }

        private Path writeTo(Path file, Path objects) throws IOException {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, """
                    s3proxy.endpoint=%s
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=filesystem-nio2
                    jclouds.filesystem.basedir=%s
                    """.formatted(endpoint(), accessKey, secret, objects));
        }

        @Override
        public String toString() {
            return endpoint() + "/" + bucket;
        }
    }
}

package io.coachingcalls.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;

/** Waits for a server's process to take connections. */
final class Listening {

    private Listening() {}

    /**
     * Whoever started the process stops it when this fails.
     *
     * @param server what it is called in messages
     * @param log where it says what is wrong
     * @throws IOException when it ends, or does not listen within {@code limit}
     */
    static void await(String server, Process process, String host, int port, Duration limit, Path log)
            throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isListening(host, port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(server + " does not listen on port " + port + "; see " + log);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while " + server + " was starting", e);
            }
        }
    }

    private static boolean isListening(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

package io.coachingcalls.calls.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The real servers, but Kafka cannot be reached until {@link #arrive}. */
public final class LateKafka implements QuarkusTestResourceLifecycleManager {

    private static final String DOOR = "coachingcalls.test.late-kafka";

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(new EmbeddedStack().start());
        String door = "127.0.0.1:" + freePort();
        System.setProperty(DOOR, door);
        settings.put("kafka.bootstrap.servers", door);
        settings.put("KAFKA_BOOTSTRAP_SERVERS", door);
        return settings;
    }

    @Override
    public void stop() {
        System.clearProperty(DOOR);
    }

    /** Opens the door; behind it the broker names its real address, where clients go on. */
    @SuppressWarnings("resource") // open until the tests end
    public static void arrive() throws IOException {
        String[] broker =
                new EmbeddedStack().start().get("kafka.bootstrap.servers").split(":");
        int port = Integer.parseInt(System.getProperty(DOOR).split(":")[1]);
        var door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (true) {
                try {
                    Socket client = door.accept();
                    Socket server = new Socket(broker[0], Integer.parseInt(broker[1]));
                    copy(client, server);
                    copy(server, client);
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private static void copy(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // One side has gone, and takes the other along
            }
        });
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

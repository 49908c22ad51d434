package io.coachingcalls.calls.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * A port in front of a server, which can be shut as if the server were away. Tests and their resources have class
 * loaders of their own, so the orders come by a system property: of those a JVM has one set.
 */
final class Door {

    private final int port;
    private final String host;
    private final int behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listener;

    /** @param server {@code host:port} of what is behind the door, which is shut at first */
    Door(String server, String name) {
        System.clearProperty(name);
        host = server.substring(0, server.indexOf(':'));
        behind = Integer.parseInt(server.substring(server.indexOf(':') + 1));
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> obey(name));
    }

    static void open(String name) {
        order(name, "open");
    }

    static void shut(String name) {
        order(name, "shut");
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    private static void order(String name, String state) {
        System.setProperty(name, state);
        while (!state.equals(System.getProperty(name + ".done"))) {
            pause();
        }
    }

    private void obey(String name) {
        while (true) {
            String state = System.getProperty(name, "shut");
            if (state.equals("open") && listener == null) {
                open();
            } else if (state.equals("shut") && listener != null) {
                shut();
            }
            System.setProperty(name + ".done", state);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void open() {
        try {
            var socket = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
            listener = socket;
            Thread.ofVirtual().start(() -> serve(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shut() {
        close(listener);
        listener = null;
        open.forEach(Door::close);
        open.clear();
    }

    private void serve(ServerSocket socket) {
        while (true) {
            try {
                Socket client = socket.accept();
                Socket server = new Socket(host, behind);
                copy(client, server);
                copy(server, client);
            } catch (IOException e) {
                return;
            }
        }
    }

    private void copy(Socket from, Socket to) {
        open.add(from);
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // One side has gone, and takes the other along
            }
        });
    }

    private static void close(@Nullable AutoCloseable socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

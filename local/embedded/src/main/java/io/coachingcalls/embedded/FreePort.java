package io.coachingcalls.embedded;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports that nobody listens on, neither by TCP nor by UDP (LiveKit's media). */
public final class FreePort {

    // Below the range from which systems take ports for outgoing connections: those come and go between our look and
    // the server's start
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final int ATTEMPTS = 100;

    private FreePort() {}

    /** Any free port. */
    public static int any() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + FIRST + " and " + LAST);
    }

    /** {@code port} when it is free, else the nearest free one ten, twenty, … above it. */
    public static int near(int port) {
        for (int candidate = port; candidate < port + 10 * ATTEMPTS; candidate += 10) {
            if (isFree(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("no free port at or above " + port);
    }

    /** Whether a server could listen on {@code port} now. */
    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port))
                && canReceive(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean canReceive(InetSocketAddress address) {
        try (var socket = new DatagramSocket(address)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canBind(InetSocketAddress address) {
        try (var tcp = new ServerSocket();
                var udp = new DatagramSocket(null)) {
            tcp.bind(address);
            udp.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

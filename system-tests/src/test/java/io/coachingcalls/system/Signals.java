package io.coachingcalls.system;

import java.io.IOException;

/** Makes a process hang, and lets it go on. */
public final class Signals {

    private Signals() {}

    public static void hang(ProcessHandle process) {
        send("STOP", process);
    }

    public static void goOn(ProcessHandle process) {
        send("CONT", process);
    }

    private static void send(String signal, ProcessHandle process) {
        try {
            int exitCode = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException("no signal " + signal + " to " + process.pid());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.coachingcalls.livekit;

/** When something that LiveKit does not list any more is told to be gone. */
public final class MissBackoff {

    private MissBackoff() {}

    /**
     * Whether now is the time: when it was missed {@code patience} times in a row and, as long as nobody knows, again
     * whenever that number has doubled. What was told first may still be on its way, and whoever is behind gets no further
     * behind by being told the same at every look.
     *
     * @param misses in a row, with this one
     */
    public static boolean isToBeTold(int misses, int patience) {
        return misses % patience == 0 && Integer.bitCount(misses / patience) == 1;
    }
}

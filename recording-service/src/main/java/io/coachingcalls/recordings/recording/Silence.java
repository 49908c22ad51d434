package io.coachingcalls.recordings.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import org.gagravarr.ogg.OggPacket;
import org.gagravarr.ogg.OggPacketReader;
import org.jboss.logging.Logger;

/** Tells a file in which nothing can be heard from a recording; LiveKit has been seen to write such files. */
final class Silence {

    private static final Logger LOG = Logger.getLogger(Silence.class);

    /** Of a 16-bit sample: 60 dB below full scale, where a quiet room's noise is below and a whisper above. */
    private static final int AUDIBLE = 32;

    private static final int HERTZ = 48_000;

    /** 120 ms, which is all that one packet can hold. */
    private static final int LONGEST_PACKET = HERTZ * 120 / 1_000;

    /** Of 20 ms each, as a rule. A word is longer than this many, so that one of them is decoded, which is the cost. */
    private static final int PACKETS_AT_A_TIME = 5;

    private static final byte[] OPUS_HEAD = "OpusHead".getBytes(StandardCharsets.US_ASCII);

    private Silence() {}

    /**
     * Reads no further than to the first sound.
     *
     * @param file as LiveKit writes it: Opus in Ogg
     * @return false for what is no such file, too: it cannot be told
     */
    static boolean fills(InputStream file) throws IOException {
        var packets = new OggPacketReader(file);
        try {
            OggPacket head = packets.getNextPacket();
            if (head == null || !Arrays.equals(Arrays.copyOf(head.getData(), OPUS_HEAD.length), OPUS_HEAD)) {
                return false;
            }
            // Who wrote it, with what
            packets.getNextPacket();
            return !hasSound(packets);
        } catch (OpusException | IllegalArgumentException e) {
            LOG.warnf("it cannot be told whether there is sound in a file: cause=%s", e);
            return false;
        }
    }

    private static boolean hasSound(OggPacketReader packets) throws IOException, OpusException {
        var decoder = new OpusDecoder(HERTZ, 1);
        short[] samples = new short[LONGEST_PACKET];
        int number = 0;
        for (OggPacket packet = packets.getNextPacket(); packet != null; packet = packets.getNextPacket()) {
            if (number++ % PACKETS_AT_A_TIME != 0) {
                continue;
            }
            byte[] data = packet.getData();
            int decoded = decoder.decode(data, 0, data.length, samples, 0, LONGEST_PACKET, false);
            for (int i = 0; i < decoded; i++) {
                if (Math.abs(samples[i]) > AUDIBLE) {
                    return true;
                }
            }
        }
        return false;
    }
}

package io.coachingcalls.recordings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import org.gagravarr.ogg.OggFile;
import org.gagravarr.ogg.OggPacket;
import org.gagravarr.ogg.OggPacketWriter;

/** Opus in Ogg, as a recorder writes it. */
public final class TestSound {

    private static final int HERTZ = 48_000;
    private static final int PACKET = HERTZ / 50;
    private static final int LONGEST_PACKET = 1_500;

    private TestSound() {}

    public static byte[] silence(int seconds) throws IOException, OpusException {
        return of(seconds, sample -> 0);
    }

    /** Nothing, and then a tone to the end. */
    public static byte[] tone(double from, int seconds, int amplitude) throws IOException, OpusException {
        return of(
                seconds,
                sample -> sample < from * HERTZ ? 0 : (int) (amplitude * Math.sin(sample * 2 * Math.PI * 440 / HERTZ)));
    }

    private static byte[] of(int seconds, IntUnaryOperator wave) throws IOException, OpusException {
        var file = new ByteArrayOutputStream();
        OggPacketWriter packets = new OggFile(file).getPacketWriter();
        packets.bufferPacket(new OggPacket(head()), true);
        packets.bufferPacket(new OggPacket(tags()), true);
        var encoder = new OpusEncoder(HERTZ, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
        byte[] encoded = new byte[LONGEST_PACKET];
        short[] samples = new short[PACKET];
        for (int first = 0; first < seconds * HERTZ; first += PACKET) {
            for (int i = 0; i < PACKET; i++) {
                samples[i] = (short) wave.applyAsInt(first + i);
            }
            int length = encoder.encode(samples, 0, PACKET, encoded, 0, encoded.length);
            packets.bufferPacket(new OggPacket(Arrays.copyOf(encoded, length)), first + PACKET);
        }
        packets.close();
        return file.toByteArray();
    }

    /** RFC 7845, section 5.1. */
    private static byte[] head() {
        return ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 1)
                .putShort((short) 0)
                .putInt(HERTZ)
                .putShort((short) 0)
                .put((byte) 0)
                .array();
    }

    /** RFC 7845, section 5.2: nobody's, and none. */
    private static byte[] tags() {
        return ByteBuffer.allocate(16)
                .put("OpusTags".getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}

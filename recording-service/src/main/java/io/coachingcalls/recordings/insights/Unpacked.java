package io.coachingcalls.recordings.insights;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** A body as it was before it was packed, up to a limit: a few bytes of gzip can stand for any number. */
@PlainJava
final class Unpacked {

    private Unpacked() {}

    /** @throws AgentRefusal where that is too long, or packed in a way that is not known */
    static byte[] of(byte[] body, @Nullable String encoding, long limit) {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw AgentRefusal.unreadable("a body may be packed with gzip only");
        }
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = unpacked.readNBytes(Math.toIntExact(limit + 1));
            if (bytes.length > limit) {
                throw AgentRefusal.tooMuch("at most " + limit + " bytes, unpacked");
            }
            return bytes;
        } catch (IOException e) {
            throw AgentRefusal.unreadable("the body is no gzip");
        }
    }
}

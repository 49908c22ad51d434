package io.coachingcalls.http;

import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads a request's body up to a limit. The framework's own reading answers a chunked body that is too long with an
 * empty 413, and gets bodies over its buffer wrong (quarkus#48777).
 */
public final class BoundedBody {

    /** A client that is still sending when it is refused may miss the answer if the connection ends at once. */
    private static final long TOLERATED_REST = 4 * 1024 * 1024;

    private final HttpServerRequest request;
    private final long limit;
    private final UniEmitter<? super byte[]> emitter;
    private final Buffer body = Buffer.buffer();
    private long received;
    private boolean refused;

    private BoundedBody(HttpServerRequest request, long limit, UniEmitter<? super byte[]> emitter) {
        this.request = request;
        this.limit = limit;
        this.emitter = emitter;
    }

    /** Fails with {@link ErrorCode#BODY_TOO_LARGE} as soon as it is known that there are more than {@code limit} bytes. */
    public static Uni<byte[]> read(HttpServerRequest request, long limit) {
        return Uni.createFrom().emitter(emitter -> new BoundedBody(request, limit, emitter).start());
    }

    private void start() {
        request.exceptionHandler(this::breakOff);
        request.handler(this::take);
        request.endHandler(end -> emitter.complete(body.getBytes()));
        if (declaredLength() > limit) {
            refuse();
        }
        // Quarkus holds it back until someone wants the body
        request.resume();
    }

    private void take(Buffer chunk) {
        received += chunk.length();
        if (received > limit + TOLERATED_REST) {
            request.connection().close();
        } else if (received > limit || refused) {
            refuse();
        } else {
            body.appendBuffer(chunk);
        }
    }

    private void refuse() {
        if (!refused) {
            refused = true;
            emitter.fail(new ProblemException(ErrorCode.BODY_TOO_LARGE, "at most " + limit + " bytes"));
        }
    }

    private void breakOff(Throwable failure) {
        emitter.fail(new ProblemException(ErrorCode.INVALID_REQUEST, "the body did not arrive whole", failure));
    }

    private long declaredLength() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // The HTTP decoder has refused anything that is no number
        return length == null ? 0 : Long.parseLong(length);
    }
}

package io.coachingcalls.ingest;

import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads a request's body up to a limit. The framework's own reading answers a chunked body that is too long with an
 * empty 413, and gets bodies over its buffer wrong (quarkus#48777).
 */
final class BoundedBody {

    private BoundedBody() {}

    /** Fails with {@link ErrorCode#BODY_TOO_LARGE} as soon as there is more than {@code limit} bytes. */
    static Uni<byte[]> read(HttpServerRequest request, long limit) {
        if (declaredLength(request) > limit) {
            return Uni.createFrom().failure(() -> tooLarge(request, limit));
        }
        return Uni.createFrom().emitter(emitter -> {
            Buffer body = Buffer.buffer();
            request.exceptionHandler(e ->
                    emitter.fail(new ProblemException(ErrorCode.INVALID_REQUEST, "the body did not arrive whole", e)));
            request.handler(chunk -> {
                if (body.length() + chunk.length() > limit) {
                    request.handler(rest -> {});
                    emitter.fail(tooLarge(request, limit));
                } else {
                    body.appendBuffer(chunk);
                }
            });
            request.endHandler(end -> emitter.complete(body.getBytes()));
            // Quarkus holds it back until someone wants the body
            request.resume();
        });
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** What is still on its way is not read: the connection ends with the answer. */
    private static ProblemException tooLarge(HttpServerRequest request, long limit) {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        return new ProblemException(ErrorCode.BODY_TOO_LARGE, "a webhook may have up to " + limit + " bytes");
    }
}

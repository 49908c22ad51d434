package io.coachingcalls.problem;

import java.util.Locale;

/**
 * Every error the API answers with. The lower-case name is the stable {@code code} clients may build on; the table for
 * them is docs/errors.md.
 */
public enum ErrorCode {
    INVALID_REQUEST(400, "The request is not valid"),
    TRANSCRIPT_TOO_LONG(400, "The transcript is too long"),
    UNAUTHENTICATED(401, "A valid bearer token is needed"),
    INVALID_SIGNATURE(401, "The webhook's signature is not valid"),
    FORBIDDEN(403, "This is not yours to do"),
    RECORDING_REQUIRES_STUDIO(403, "Only Studio subscribers can record a video session"),
    SESSION_REQUIRES_STUDIO(403, "Only Studio subscribers can hold a video session"),
    NOT_FOUND(404, "There is no such thing, or it is not yours"),
    METHOD_NOT_ALLOWED(405, "This method is not offered here"),
    NOT_ACCEPTABLE(406, "This representation is not offered here"),
    CALL_OVER(409, "The call is over"),
    SESSION_OVER(409, "The session is over"),
    SESSION_FULL(409, "Too much has been reported about the session"),
    CALL_NOT_OPEN_YET(409, "The call is not open yet"),
    ROOM_NAME_TAKEN(409, "You have used this room name already"),
    RECORDING_NOT_OVER(409, "The recording is not over yet"),
    CALL_STILL_RUNNING(409, "People are still in the call"),
    IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key was used for another request"),
    BODY_TOO_LARGE(413, "The request's body is too large"),
    ADDRESS_TOO_LONG(414, "The request's address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not understood"),
    TOO_MANY_REQUESTS(429, "Too many requests in a short time"),
    TOO_MANY_STRANGERS(429, "Too many people were named who do not know you"),
    HEADERS_TOO_LARGE(431, "The request's headers are too large"),
    INTERNAL(500, "Something went wrong on our side"),
    LIVEKIT_UNAVAILABLE(503, "LiveKit cannot be reached"),
    EVENT_LOG_UNAVAILABLE(503, "Events cannot be kept right now"),
    SESSION_QUARANTINED(503, "Nothing can be added to this session right now"),
    DATABASE_UNAVAILABLE(503, "The database cannot be reached"),
    MODEL_UNAVAILABLE(503, "The language model gives no answer"),
    STORAGE_UNAVAILABLE(503, "Recordings cannot be reached in their storage"),
    ERASURE_NOT_CONFIGURED(503, "Nothing can be erased here yet"),
    SERVICE_UNAVAILABLE(503, "This part of the system cannot be reached");

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The same request may succeed later, unchanged; the answer carries {@code Retry-After}. */
    public boolean isRetryable() {
        return status == 503 || status == 429;
    }

    /** The code that says best what an HTTP status alone says. */
    public static ErrorCode ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 414 -> ADDRESS_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> SERVICE_UNAVAILABLE;
            default -> status >= 500 ? INTERNAL : INVALID_REQUEST;
        };
    }
}

package io.coachingcalls.calls.token;

import io.coachingcalls.access.Caller;
import io.smallrye.mutiny.Uni;

/** Requests for a token that name the room otherwise than by {@code room}. */
public interface OtherTokenRequests {

    Uni<TokenAnswer> answer(TokenRequest request, Caller caller);
}

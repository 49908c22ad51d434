package io.coachingcalls.livekit;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.events.EventJson;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** Sends the SDK's calls without blocking a thread. */
public final class TwirpCall {

    private TwirpCall() {}

    /** @param call a fresh one; fails with {@link LiveKitRefusal} or {@link IOException} */
    public static <T> Uni<@Nullable T> send(Call<T> call) {
        return Uni.createFrom().emitter(emitter -> {
            emitter.onTermination(call::cancel);
            call.enqueue(new Completion<>(emitter));
        });
    }

    private record Completion<T>(UniEmitter<? super @Nullable T> emitter) implements Callback<T> {

        @Override
        public void onResponse(Call<T> call, Response<T> response) {
            if (response.isSuccessful()) {
                emitter.complete(response.body());
            } else {
                emitter.fail(refusal(response.code(), response.errorBody()));
            }
        }

        @Override
        public void onFailure(Call<T> call, Throwable cause) {
            emitter.fail(cause);
        }
    }

    private static LiveKitRefusal refusal(int status, @Nullable ResponseBody error) {
        try (error) {
            JsonNode body = error == null ? null : EventJson.MAPPER.readTree(error.string());
            if (body != null) {
                return new LiveKitRefusal(
                        status, body.path("code").asText(), body.path("msg").asText());
            }
        } catch (IOException e) {
            // A proxy's own error page, for example
        }
        return new LiveKitRefusal(status, "", "");
    }
}

package io.coachingcalls.calls.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;

import io.livekit.server.AgentDispatchServiceClient;
import io.livekit.server.RoomServiceClient;
import livekit.LivekitAgentDispatch;
import livekit.LivekitModels;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks into LiveKit beside the service. */
public final class LiveKitLook {

    private LiveKitLook() {}

    public static Optional<LivekitModels.Room> room(String name) {
        try {
            return client().listRooms(List.of(name)).execute().body().stream().findFirst();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many are in the room, whoever they are. */
    public static int people(String room) {
        try {
            var answer = client().listParticipants(room).execute().body();
            return answer == null ? 0 : answer.size();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void deleteRoom(String name) throws IOException {
        client().deleteRoom(name).execute();
    }

    /** True when LiveKit would let the bearer of {@code token} in. */
    public static boolean letsIn(String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(apiUrl() + "/rtc/validate?access_token=" + token))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    /** Names of the agents that LiveKit was told to bring into the room; of itself it looks for one without a name. */
    public static List<String> agentsSentTo(String room) throws IOException {
        return AgentDispatchServiceClient.createClient(
                        apiUrl(), setting("LIVEKIT_API_KEY"), setting("LIVEKIT_API_SECRET"))
                .listDispatch(room)
                .execute()
                .body()
                .stream()
                .map(LivekitAgentDispatch.AgentDispatch::getAgentName)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** What the workers of the agents that were sent for are told. */
    public static List<String> errandsIn(String room) throws IOException {
        return AgentDispatchServiceClient.createClient(
                        apiUrl(), setting("LIVEKIT_API_KEY"), setting("LIVEKIT_API_SECRET"))
                .listDispatch(room)
                .execute()
                .body()
                .stream()
                .filter(dispatch -> !dispatch.getAgentName().isEmpty())
                .map(LivekitAgentDispatch.AgentDispatch::getMetadata)
                .toList();
    }

    /** Ids of its dispatches into the room. */
    public static List<String> dispatchesOf(String agent, String room) throws IOException {
        return AgentDispatchServiceClient.createClient(
                        apiUrl(), setting("LIVEKIT_API_KEY"), setting("LIVEKIT_API_SECRET"))
                .listDispatch(room)
                .execute()
                .body()
                .stream()
                .filter(dispatch -> dispatch.getAgentName().equals(agent))
                .map(LivekitAgentDispatch.AgentDispatch::getId)
                .toList();
    }

    private static RoomServiceClient client() {
        return RoomServiceClient.createClient(apiUrl(), setting("LIVEKIT_API_KEY"), setting("LIVEKIT_API_SECRET"));
    }

    private static String apiUrl() {
        return setting("LIVEKIT_URL").replaceFirst("^ws", "http");
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}

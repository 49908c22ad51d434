package io.coachingcalls.sessions;

import java.io.IOException;
import java.util.UUID;

import io.livekit.server.RoomServiceClient;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes and deletes rooms in the tests' real LiveKit, as call-service would. */
public final class RealRooms {

    public static final String OURS =
            "{\"ownerId\": \"demo-studio\", \"callType\": \"on-demand\", \"participants\": [], \"maxDurationSeconds\": 600}";

    private RealRooms() {}

    public static String anyName() {
        return "call-" + UUID.randomUUID();
    }

    /** Sid of the new room. */
    public static String create(String name, String metadata) {
        try {
            return client().createRoom(name, 300, 10, null, metadata)
                    .execute()
                    .body()
                    .getSid();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void delete(String name) {
        try {
            client().deleteRoom(name).execute();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RoomServiceClient client() {
        return RoomServiceClient.createClient(
                setting("LIVEKIT_URL").replaceFirst("^ws", "http"),
                setting("LIVEKIT_API_KEY"),
                setting("LIVEKIT_API_SECRET"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}

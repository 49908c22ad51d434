package io.coachingcalls.sessions;

import java.io.IOException;
import java.util.List;

import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.RoomMetadata;
import io.coachingcalls.events.RoomNames;
import io.livekit.server.RoomServiceClient;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes and deletes rooms in the tests' real LiveKit, as call-service would. */
public final class RealRooms {

    /** Looks like ours, as any application's may. */
    public static final String UNSIGNED =
            "{\"ownerId\": \"demo-studio\", \"callType\": \"on-demand\", \"participants\": [], \"maxDurationSeconds\": 600}";

    private RealRooms() {}

    public static String anyName() {
        return RoomNames.fresh();
    }

    /** As call-service makes it; sid of the new room. */
    public static String create(String name) {
        return create(name, signedFor(name));
    }

    /** The metadata that call-service writes into the room of this name. */
    public static String signedFor(String name) {
        var terms = new CallTerms("demo-studio", CallType.ON_DEMAND, null, null, List.of(), null, 600);
        return new RoomMetadata(setting("livekit.api-secret")).write(name, terms);
    }

    /** As anybody may make it who shares our LiveKit. */
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

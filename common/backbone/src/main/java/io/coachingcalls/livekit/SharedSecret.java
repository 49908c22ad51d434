package io.coachingcalls.livekit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.coachingcalls.events.RoomMetadata;

/** By LiveKit's API secret, which the services have in common, they know the rooms that they made. */
class SharedSecret {

    @Produces
    @Singleton
    RoomMetadata roomMetadata(LiveKitConfig config) {
        return new RoomMetadata(config.apiSecret());
    }
}

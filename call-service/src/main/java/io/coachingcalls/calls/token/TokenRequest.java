package io.coachingcalls.calls.token;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * @param enableRecording the bearer wants the call recorded, and is one who may have that
 * @param roomName in place of {@code room}, as the frontend of the system before names the room
 * @param participantName what the bearer is to be called, in requests with {@code roomName}
 */
public record TokenRequest(
        @Nullable String room,
        boolean enableRecording,
        @Nullable @Size(max = 255) String roomName,
        @Nullable String participantName) {}

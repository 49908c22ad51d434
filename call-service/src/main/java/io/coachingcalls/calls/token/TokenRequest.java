package io.coachingcalls.calls.token;

import jakarta.validation.constraints.NotBlank;

/** @param enableRecording the bearer wants the call recorded, and is one who may have that */
record TokenRequest(@NotBlank String room, boolean enableRecording) {}

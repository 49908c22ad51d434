package io.coachingcalls.calls.token;

import jakarta.validation.constraints.NotBlank;

/** @param enableRecording the bearer wants to be one who may record; counts on the Studio tier only */
record TokenRequest(@NotBlank String room, boolean enableRecording) {}

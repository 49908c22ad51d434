// Made from docs/api by `npm run api`. Do not edit.
export interface paths {
    "/api/admin/sessions/cleanup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close stale sessions
         * @description Those in progress for long without a room in LiveKit. With dryRun only tells which.
         */
        post: {
            parameters: {
                query?: {
                    dryRun?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Cleanup"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sessions/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in sessions of another system
         * @description Rows of its coaching_sessions, each with its video_participants. They become facts with the provenance `imported`; taking the same in again changes nothing.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportAnswer"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sessions/{id}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a session's rows once more from its facts
         * @description Changes nothing, unless a row was damaged or the rules have changed.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionRow"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coaching/erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How an erasure that I asked for stands
         * @description When all is removed, with a signed receipt: docs/erasure.md tells how to verify it.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErasureView"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coaching/participants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The participants of a session
         * @description One row per connection, in order of joining.
         */
        get: {
            parameters: {
                query: {
                    sessionId: components["schemas"]["UUID"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Participants"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Report joining
         * @description Its participantId stays good when LiveKit's own event of the same join comes, before or after.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JoinReport"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reported"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Report leaving
         * @description Of oneself only. left_at is now by default.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LeaveReport"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ParticipantRow"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/api/coaching/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My sessions, newest first
         * @description Pass next_cursor back, with the same filters, to get the following page.
         */
        get: {
            parameters: {
                query?: {
                    callType?: string;
                    cursor?: string;
                    from?: components["schemas"]["Instant"];
                    limit?: number;
                    /**
                     * @description Words that must all be in the session's title, names, summary, decisions, next actions, notes or transcript;
                     *     case and accents do not matter. Words in quotes must follow each other, a minus leaves out what has the word. Of
                     *     the last word the beginning is enough, from three letters, but in the transcript.
                     */
                    q?: string;
                    status?: string;
                    to?: components["schemas"]["Instant"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionPage"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Make a video session, as the frontend of the system before does
         * @description call-service makes the call. roomName means something to the caller alone, who gets a token by it: the room has a name of its own.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewSession"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MadeSession"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        /**
         * Erase a session, as the frontend of the system before does
         * @description The same as with its id in the address; who asks has removed it here with the answer.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Deleted"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        /**
         * Report with the session's id in the body
         * @description By sessionId as by the address. By id as the frontend of the system before does it: its notes take the place of what people wrote, and are added where appendNotes is true; the chat with FRED stays in any case.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OldReport"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportAnswer"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/api/coaching/sessions/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Changes to my sessions, as server-sent events
         * @description `session`: its row as it is now. `reread`: changes may have been missed, read the list again; sent on connecting too. A comment every 15 s keeps the connection open. The stream ends with the token. A person may have ten open at a time. Read it with fetch, so that it can carry the Authorization header.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["ServerSentEvent"][];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coaching/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One session
         * @description With its transcript, decisions and next actions.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionDetail"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        /**
         * Erase a session
         * @description All that any service keeps of it and of its call, for ever: participants, notes, recordings, transcript, summary, memory, chat. Here it is gone with the answer, elsewhere soon after; Location is where to look. Asking again gives the same answer.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ErasureView"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        /**
         * Report connecting or disconnecting, or add notes
         * @description A report never overrules what LiveKit itself tells, and ends nobody else's stay. With an Idempotency-Key, repeating a request adds its notes once; another request with the same key is refused.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    "Idempotency-Key"?: string;
                };
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SessionReport"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionRow"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/api/coaching/sessions/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The facts a session follows from
         * @description In order of time, each with who says so and the fields it decided.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Explanation"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coaching/sessions/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report leaving, from a tab that closes
         * @description With a bearer token, or without one and {"leaveToken": "…"} in a body of any type, as navigator.sendBeacon sends it. With "participantSid", LiveKit's id of the connection, beside it, the leave is of that connection; else LiveKit says of which, where a person had several.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "*/*": string;
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AnyJson: unknown;
        Batch: {
            sessions: components["schemas"]["ImportedSession"][];
        };
        ChatLine: {
            at: components["schemas"]["Instant"];
            role: string;
            /** @example We raise the price on Friday. */
            text: string;
        };
        Cleanup: {
            dry_run: boolean;
            closed: components["schemas"]["ClosedSession"][];
            /** Format: int32 */
            kept: number;
        };
        ClosedSession: {
            session_id: components["schemas"]["UUID"];
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room_name: string;
            started_at: components["schemas"]["Instant"] | null;
            ended_at: components["schemas"]["Instant"] | null;
            reason: components["schemas"]["Reason1"];
        };
        Deleted: {
            success: boolean;
            deletedId: components["schemas"]["UUID"];
        };
        Deletion: {
            id: components["schemas"]["UUID"];
        };
        ErasureView: {
            id: components["schemas"]["UUID"];
            session_id: components["schemas"]["UUID"];
            /** @enum {string} */
            state: "erasing" | "erased";
            requested_at: components["schemas"]["Instant"];
            completed_at: components["schemas"]["Instant"] | null;
            removed: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            waiting_for: string[];
            receipt: string | null;
        };
        Explanation: {
            facts: components["schemas"]["FactRow"][];
            full: boolean;
        };
        FactRow: {
            id: string;
            type: string;
            time: components["schemas"]["Instant"];
            provenance: components["schemas"]["Provenance"];
            decided: string[];
        };
        ImportAnswer: {
            /** Format: int32 */
            sessions: number;
            /** Format: int32 */
            participants: number;
            /** Format: int32 */
            repeated: number;
            skipped: components["schemas"]["Skipped"][];
        };
        ImportedSession: {
            id: string;
            /** @example demo-studio */
            user_id: string;
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room_name?: string;
            /** @example on-demand */
            call_type?: string;
            /** @example Pricing */
            title?: string;
            /** @example demo-coach */
            coach_id?: string;
            created_at: components["schemas"]["Instant"];
            scheduled_for?: components["schemas"]["Instant"];
            started_at?: components["schemas"]["Instant"];
            ended_at?: components["schemas"]["Instant"];
            /**
             * Format: int64
             * @example 1425
             */
            duration_seconds?: number;
            /** @example Raise the price on Friday. */
            notes?: string;
            transcript_json?: components["schemas"]["AnyJson"];
            /** @example They agreed to raise the price on Friday. */
            summary?: string;
            decisions?: string[];
            next_actions?: string[];
            recording_url?: string;
            participants?: components["schemas"]["Participant"][];
        };
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        JoinReport: {
            sessionId: components["schemas"]["UUID"];
            /** @example demo-studio */
            userId?: string;
            /** @example Sam */
            name?: string;
            /** @example PA_mWxvqFe6wYtk */
            participantSid?: string;
        };
        LeaveReport: {
            participantId: components["schemas"]["UUID"];
            left_at?: components["schemas"]["Instant"];
        };
        MadeSession: {
            session: components["schemas"]["OldSession"];
        };
        NewSession: {
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            roomName: string;
            /** @example Raise the price on Friday. */
            notes?: string;
        };
        Note: {
            at: components["schemas"]["Instant"];
            author: string;
            /** @example We raise the price on Friday. */
            text: string;
        };
        OldReport: {
            sessionId?: components["schemas"]["UUID"];
            id?: components["schemas"]["UUID"];
            status?: components["schemas"]["Status"];
            started_at?: components["schemas"]["Instant"];
            ended_at?: components["schemas"]["Instant"];
            /**
             * Format: double
             * @example 1425
             */
            duration_seconds?: number;
            /** @example Raise the price on Friday. */
            notes?: string;
            appendNotes?: boolean;
        };
        OldSession: {
            /** @example Raise the price on Friday. */
            notes: string | null;
            in_progress: boolean;
            /**
             * Format: int64
             * @example 1425
             */
            duration_seconds: number | null;
            has_summary: boolean;
            requested_room: string | null;
            started_at: components["schemas"]["Instant"] | null;
            participant_names: string[];
            /** @example Pricing */
            title: string | null;
            has_recording: boolean;
            /** @example on-demand */
            call_type: string;
            /** @example 23m 45s */
            duration: string | null;
            created_at: components["schemas"]["Instant"];
            /**
             * Format: int32
             * @example 2
             */
            participant_count: number;
            scheduled_for: components["schemas"]["Instant"] | null;
            recording_reason: string | null;
            id: components["schemas"]["UUID"];
            /** @example They agreed to raise the price on Friday. */
            summary: string | null;
            /** @example everyone_left */
            end_reason: string | null;
            invited: string[];
            /** @example demo-studio */
            user_id: string | null;
            /** @example demo-coach */
            coach_id: string | null;
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room_name: string;
            /** @example ready */
            recording_state: string | null;
            ended_at: components["schemas"]["Instant"] | null;
            facts_quarantined: boolean;
            recording_url: string | null;
            /**
             * Format: int64
             * @example 600
             */
            max_duration_seconds: number | null;
            status: string;
            updated_at: components["schemas"]["Instant"];
        };
        Participant: {
            id: string;
            /** @example demo-studio */
            user_id: string;
            /** @example Sam */
            name?: string;
            joined_at?: components["schemas"]["Instant"];
            left_at?: components["schemas"]["Instant"];
        };
        ParticipantRow: {
            id: components["schemas"]["UUID"];
            session_id: components["schemas"]["UUID"];
            /** @example demo-studio */
            user_id: string;
            /** @example Sam */
            name: string;
            kind: string;
            joined_at: components["schemas"]["Instant"];
            left_at: components["schemas"]["Instant"] | null;
        };
        Participants: {
            participants: components["schemas"]["ParticipantRow"][];
        };
        /** @enum {string} */
        Provenance: "observed" | "reconciled" | "reported" | "imported";
        /** @enum {string} */
        Reason: "room_taken" | "erased" | "still_to_come";
        /** @enum {string} */
        Reason1: "room_gone" | "nobody_came" | "never_in_livekit";
        ReportAnswer: {
            /** @example Raise the price on Friday. */
            notes: string | null;
            in_progress: boolean;
            /**
             * Format: int64
             * @example 1425
             */
            duration_seconds: number | null;
            has_summary: boolean;
            requested_room: string | null;
            started_at: components["schemas"]["Instant"] | null;
            participant_names: string[];
            /** @example Pricing */
            title: string | null;
            has_recording: boolean;
            /** @example on-demand */
            call_type: string;
            /** @example 23m 45s */
            duration: string | null;
            created_at: components["schemas"]["Instant"];
            /**
             * Format: int32
             * @example 2
             */
            participant_count: number;
            scheduled_for: components["schemas"]["Instant"] | null;
            recording_reason: string | null;
            id: components["schemas"]["UUID"];
            /** @example They agreed to raise the price on Friday. */
            summary: string | null;
            /** @example everyone_left */
            end_reason: string | null;
            invited: string[];
            /** @example demo-studio */
            user_id: string | null;
            /** @example demo-coach */
            coach_id: string | null;
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room_name: string;
            /** @example ready */
            recording_state: string | null;
            ended_at: components["schemas"]["Instant"] | null;
            facts_quarantined: boolean;
            recording_url: string | null;
            /**
             * Format: int64
             * @example 600
             */
            max_duration_seconds: number | null;
            status: string;
            session: components["schemas"]["OldSession"];
        };
        Reported: {
            participantId: components["schemas"]["UUID"];
            participant: components["schemas"]["ParticipantRow"];
        };
        ServerSentEvent: string;
        SessionDetail: {
            /** @example Raise the price on Friday. */
            notes: string | null;
            in_progress: boolean;
            /**
             * Format: int64
             * @example 1425
             */
            duration_seconds: number | null;
            has_summary: boolean;
            requested_room: string | null;
            started_at: components["schemas"]["Instant"] | null;
            participant_names: string[];
            /** @example Pricing */
            title: string | null;
            has_recording: boolean;
            /** @example on-demand */
            call_type: string;
            /** @example 23m 45s */
            duration: string | null;
            created_at: components["schemas"]["Instant"];
            /**
             * Format: int32
             * @example 2
             */
            participant_count: number;
            scheduled_for: components["schemas"]["Instant"] | null;
            recording_reason: string | null;
            id: components["schemas"]["UUID"];
            /** @example They agreed to raise the price on Friday. */
            summary: string | null;
            /** @example everyone_left */
            end_reason: string | null;
            invited: string[];
            /** @example demo-studio */
            user_id: string | null;
            /** @example demo-coach */
            coach_id: string | null;
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room_name: string;
            /** @example ready */
            recording_state: string | null;
            ended_at: components["schemas"]["Instant"] | null;
            facts_quarantined: boolean;
            recording_url: string | null;
            /**
             * Format: int64
             * @example 600
             */
            max_duration_seconds: number | null;
            status: string;
            transcript_json: unknown[] | null;
            decisions: string[] | null;
            next_actions: string[] | null;
            evidence: unknown;
            action_details: unknown[] | null;
            /** @example extractive */
            summary_source: string | null;
            people_notes: components["schemas"]["Note"][];
            fred_notes: components["schemas"]["ChatLine"][];
        };
        SessionPage: {
            sessions: components["schemas"]["SessionRow"][];
            next_cursor: string | null;
        };
        SessionReport: {
            sessionId?: components["schemas"]["UUID"];
            status?: components["schemas"]["Status"];
            started_at?: components["schemas"]["Instant"];
            ended_at?: components["schemas"]["Instant"];
            /**
             * Format: double
             * @example 1425
             */
            duration_seconds?: number;
            /** @example Raise the price on Friday. */
            notes?: string;
        };
        SessionRow: {
            id: components["schemas"]["UUID"];
            /** @example demo-studio */
            user_id: string | null;
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room_name: string;
            /** @example on-demand */
            call_type: string;
            status: string;
            in_progress: boolean;
            /** @example Pricing */
            title: string | null;
            /** @example demo-coach */
            coach_id: string | null;
            invited: string[];
            scheduled_for: components["schemas"]["Instant"] | null;
            /**
             * Format: int64
             * @example 600
             */
            max_duration_seconds: number | null;
            started_at: components["schemas"]["Instant"] | null;
            ended_at: components["schemas"]["Instant"] | null;
            /**
             * Format: int64
             * @example 1425
             */
            duration_seconds: number | null;
            /** @example 23m 45s */
            duration: string | null;
            /** @example everyone_left */
            end_reason: string | null;
            /**
             * Format: int32
             * @example 2
             */
            participant_count: number;
            participant_names: string[];
            /** @example Raise the price on Friday. */
            notes: string | null;
            requested_room: string | null;
            /** @example ready */
            recording_state: string | null;
            recording_reason: string | null;
            recording_url: string | null;
            /** @example They agreed to raise the price on Friday. */
            summary: string | null;
            has_recording: boolean;
            has_summary: boolean;
            facts_quarantined: boolean;
            created_at: components["schemas"]["Instant"];
        };
        Skipped: {
            id: string;
            reason: components["schemas"]["Reason"];
        };
        /** @enum {string} */
        Status: "in_progress" | "completed";
        /** Format: uuid */
        UUID: string;
        Problem: {
            type: string;
            /** @example There is no such thing, or it is not yours */
            title: string;
            status: number;
            /** @example not_found */
            code: string;
            detail?: string;
            errors?: {
                /** @example participants[2] */
                field: string;
                detail: string;
            }[];
        };
    };
    responses: {
        /** @description A problem, known by its code: see docs/errors.md */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something this needs is away: try again after Retry-After */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

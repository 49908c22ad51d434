// Made from docs/api by `npm run api`. Do not edit.
export interface paths {
    "/api/admin/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agents' conversations by day and agent
         * @description How many there were, their turns, and how long people waited; of the last days, today first.
         */
        get: {
            parameters: {
                query?: {
                    days?: number;
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
                        "application/json": components["schemas"]["ConversationList"];
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
    "/api/coaching/chat/{room}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All messages, in the order in which they came */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    room: string;
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
                        "application/json": components["schemas"]["Chat"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Say something to FRED
         * @description The message is kept in any case; fred says whether an answer came, and whether it is his guide's, as no model answered. With role=fred a frontend that has a FRED of its own passes on what that said, and nobody answers; nor with answer=false, where he hears it in the call.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    room: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewMessage"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream;qs=0.5": components["schemas"]["ServerSentEvent"][];
                        "application/json": components["schemas"]["ChatAnswer"];
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
    "/api/coaching/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Next actions of my earlier calls, the newest first
         * @description Of the calls I own; those that are open, or with status=all those that are done too.
         */
        get: {
            parameters: {
                query?: {
                    status?: string;
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
                        "application/json": components["schemas"]["CommitmentList"];
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
    "/api/coaching/commitments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Mark one done, or open again */
        patch: {
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
                    "application/json": components["schemas"]["Mark"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Commitment"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        trace?: never;
    };
    "/api/coaching/recordings/{room}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a call's recording stands, and where to play it
         * @description The URLs need no bearer token and are good until expires_at; range requests work.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    room: string;
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
                        "application/json": components["schemas"]["RecordingView"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        /** Remove what was recorded of a call, for everybody and for ever */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    room: string;
                };
                cookie?: never;
            };
            requestBody?: never;
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coaching/transcripts/{room}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said, in order of time */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    room: string;
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
                        "text/vtt": string;
                        "text/plain": string;
                        "application/json": components["schemas"]["TranscriptAnswer"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Write down what was said
         * @description Segment by segment, as often as one changes: guesses, then the final text. A person writes what they said themselves, while the call lasts; a service writes for everybody, afterwards too.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    room: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WrittenSegments"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WriteAnswer"];
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
    "/api/coaching/turns/{room}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The turns of a conversation with an agent, in order of time
         * @description As the agent reported them when its part was over; none as long as it has not.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    room: string;
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
                        "application/json": components["schemas"]["TurnsAnswer"];
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
    "/api/fred/call/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The summary of a call, as far as there is one */
        get: {
            parameters: {
                query: {
                    roomName: string;
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
                        "application/json": components["schemas"]["SummaryAnswer"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * Sum up a call
         * @description From the transcript given, or else from the one that was last given or written down. The transcript is kept first: if the summary cannot be made in time, it follows by itself. With regenerate=true it is made again even where the words are the same.
         */
        post: {
            parameters: {
                query?: {
                    regenerate?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SummaryRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SummaryMade"];
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
    "/api/fred/call/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in what was said
         * @description An agent's is written down as what was said; a person's is kept and summed up by itself, as with a request for a summary.
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
                    "application/json": components["schemas"]["WholeTranscript"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Taken"];
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
    "/api/fred/call/{room}/briefing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What FRED may know of a call before he greets
         * @description For programs of ours. Of earlier calls, what everybody who is named in this one may know, as long as it has no coach. An answer takes two seconds at most.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    room: string;
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
                        "application/json": components["schemas"]["Briefing"];
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
    "/api/voice/context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What FRED remembers before it greets
         * @description Of the caller. A service says of whom by userId: of somebody who has a call open, what may be said in it. Answers within two seconds, with nothing where there is nothing, or not in time.
         */
        get: {
            parameters: {
                query?: {
                    userId?: string;
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
                        "application/json": components["schemas"]["VoiceContext"];
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
    "/api/voice/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand in what was said, and have it summed up
         * @description Of the caller's newest call, or the one that roomName names; a service must name it. What it comes to is remembered by FRED in the chat and in calls to come.
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
                    "application/json": components["schemas"]["VoiceTranscript"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VoiceSummary"];
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AnyJson: unknown;
        Briefing: {
            person: components["schemas"]["Person"] | null;
            language: string;
            commitments: components["schemas"]["Promised"][];
            memories: string[];
            /** Format: int64 */
            secondsLeft: number | null;
        };
        /** @enum {string} */
        CallType: "on-demand" | "scheduled";
        Chat: {
            messages: components["schemas"]["ChatMessage"][];
        };
        ChatAnswer: {
            message: components["schemas"]["ChatMessage"];
            reply: components["schemas"]["ChatMessage"] | null;
            fred: components["schemas"]["FredState"];
        };
        ChatMessage: {
            id: components["schemas"]["UUID"];
            role: components["schemas"]["Role"];
            /** @example demo-studio */
            user_id: string;
            /** @example We raise the price on Friday. */
            text: string;
            created_at: components["schemas"]["Instant"];
            guided: boolean;
        };
        Commitment: {
            id: components["schemas"]["UUID"];
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room: string;
            session_id: components["schemas"]["UUID"];
            /** @example We raise the price on Friday. */
            text: string;
            /** @example Sam */
            owner: string | null;
            /** @example Friday */
            due: string | null;
            status: components["schemas"]["Status"];
            made_at: components["schemas"]["Instant"];
            done_at: components["schemas"]["Instant"] | null;
        };
        CommitmentList: {
            commitments: components["schemas"]["Commitment"][];
        };
        ConversationList: {
            days: components["schemas"]["Day"][];
        };
        Day: {
            day: components["schemas"]["LocalDate"];
            agent_name: string | null;
            /** Format: int64 */
            conversations: number;
            /** Format: int64 */
            turns: number;
            /** Format: int64 */
            answers: number;
            /** Format: int64 */
            latency_median_ms: number | null;
            /** Format: int64 */
            latency_p95_ms: number | null;
            /** Format: int64 */
            latency_max_ms: number | null;
            /** Format: int64 */
            interruptions_by_person: number;
            /** Format: int64 */
            interruptions_by_agent: number;
        };
        Detail: {
            /** @example Sam */
            owner: string | null;
            /** @example Friday */
            due: string | null;
        };
        Evaluation: {
            /** @example Sam */
            name: string | null;
            verdict: string | null;
            reasoning: string | null;
        };
        Evidence: {
            decisions: number[][];
            nextActions: number[][];
        };
        Figures: {
            /** Format: int32 */
            turns: number;
            /** Format: int32 */
            answers: number;
            /** Format: int64 */
            latency_median_ms: number | null;
            /** Format: int64 */
            latency_p95_ms: number | null;
            /** Format: int32 */
            slowest: number | null;
            /** Format: int64 */
            talk_person_ms: number;
            /** Format: int64 */
            talk_agent_ms: number;
            /** Format: int32 */
            interruptions_by_person: number;
            /** Format: int32 */
            interruptions_by_agent: number;
        };
        /** @enum {string} */
        FredState: "answered" | "guided" | "not_connected" | "failed" | "not_asked";
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        /**
         * Format: date
         * @example 2022-03-10
         */
        LocalDate: string;
        Mark: {
            status: components["schemas"]["Status"];
        };
        NewMessage: {
            message: string;
            role?: components["schemas"]["Role"];
            answer?: boolean;
        };
        Part: {
            /**
             * Format: int32
             * @example 1
             */
            attempt: number;
            state: components["schemas"]["RecordingState"];
            reason: string | null;
            /** Format: uri */
            url: string | null;
            expires_at: components["schemas"]["Instant"] | null;
            started_at: components["schemas"]["Instant"] | null;
            /**
             * Format: int64
             * @example 1425000
             */
            duration_ms: number | null;
            /**
             * Format: int64
             * @example 11400000
             */
            size_bytes: number | null;
        };
        PartAnswer: {
            job_id: string;
            agent_name: string | null;
            sdk_version: string | null;
            ended_at: components["schemas"]["Instant"] | null;
            /**
             * Format: int64
             * @example 1425000
             */
            duration_ms: number | null;
            close_reason: string | null;
            tags: string[];
            outcome: string | null;
            outcome_reason: string | null;
            evaluations: components["schemas"]["Evaluation"][];
            usage: unknown[];
            errors: {
                [key: string]: unknown;
            };
        };
        Person: {
            id: string;
            /** @example Sam */
            name: string | null;
        };
        Promised: {
            /** @example We raise the price on Friday. */
            text: string;
            /** @example Sam */
            owner: string | null;
            /** @example Friday */
            due: string | null;
            madeAt: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        RecordingState: "skipped" | "requested" | "unknown" | "starting" | "active" | "ending" | "ready" | "limit_reached" | "failed" | "aborted" | "lost" | "deleted";
        RecordingView: {
            state: components["schemas"]["RecordingState"];
            reason: string | null;
            /** Format: uri */
            url: string | null;
            parts: components["schemas"]["Part"][];
        };
        /** @enum {string} */
        Role: "user" | "fred";
        SegmentAnswer: {
            /** @example SG_7d1f */
            segment_id: string;
            /** @example demo-studio */
            speaker: string;
            /** @example Sam */
            name: string;
            /** @example We raise the price on Friday. */
            text: string;
            /**
             * Format: int64
             * @example 61000
             */
            start_ms: number;
            /**
             * Format: int64
             * @example 63500
             */
            end_ms: number;
            final: boolean;
            source: string;
        };
        ServerSentEvent: string;
        /** @enum {string} */
        Speaker: "person" | "agent";
        /** @enum {string} */
        Status: "open" | "done";
        SummaryAnswer: {
            /** @example They agreed to raise the price on Friday. */
            summary: string | null;
            decisions: string[];
            nextActions: string[];
            evidence: components["schemas"]["Evidence"];
            actionDetails: components["schemas"]["Detail"][];
            state: string;
            cause: string | null;
            source: string;
            /** Format: int32 */
            dropped: number;
        };
        SummaryMade: {
            /** @example They agreed to raise the price on Friday. */
            summary: string | null;
            evidence: components["schemas"]["Evidence"];
            /** Format: int32 */
            dropped: number;
            nextActions: string[];
            cause: string | null;
            decisions: string[];
            actionDetails: components["schemas"]["Detail"][];
            state: string;
            source: string;
            transcript: string | null;
        };
        SummaryRequest: {
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            roomName: string;
            callType?: components["schemas"]["CallType"];
            /** Format: double */
            duration?: number;
            transcript?: components["schemas"]["AnyJson"];
        };
        Taken: {
            success: boolean;
        };
        TranscriptAnswer: {
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room: string;
            segments: components["schemas"]["SegmentAnswer"][];
            transcription: components["schemas"]["Transcription"];
        };
        Transcription: {
            state: components["schemas"]["TranscriptionState"];
            cause: string | null;
        };
        /** @enum {string} */
        TranscriptionState: "not_configured" | "none" | "waiting" | "not_recorded" | "not_needed" | "ready" | "no_speech" | "failed";
        TurnAnswer: {
            speaker: components["schemas"]["Speaker"];
            /** @example We raise the price on Friday. */
            text: string;
            interrupted_by: components["schemas"]["Speaker"] | null;
            /**
             * Format: int64
             * @example 61000
             */
            start_ms: number;
            /**
             * Format: int64
             * @example 63500
             */
            end_ms: number | null;
            /** Format: int64 */
            latency_ms: number | null;
            /** Format: int64 */
            first_token_ms: number | null;
            /** Format: int64 */
            first_sound_ms: number | null;
            /** Format: int64 */
            playback_ms: number | null;
            /** Format: int64 */
            transcription_delay_ms: number | null;
            /** Format: int64 */
            end_of_turn_delay_ms: number | null;
        };
        TurnsAnswer: {
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room: string;
            agents: components["schemas"]["PartAnswer"][];
            turns: components["schemas"]["TurnAnswer"][];
            figures: components["schemas"]["Figures"];
        };
        /** Format: uuid */
        UUID: string;
        VoiceContext: {
            success: boolean;
            lastTopic: string | null;
            preamble: string;
            founderContext: string;
        };
        VoiceSummary: {
            success: boolean;
            /** @example They agreed to raise the price on Friday. */
            summary: string | null;
        };
        VoiceTranscript: {
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            roomName?: string;
            transcript?: components["schemas"]["AnyJson"];
        };
        WholeTranscript: {
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            roomName: string;
            transcript?: components["schemas"]["AnyJson"];
        };
        WriteAnswer: {
            /** Format: int32 */
            changed: number;
        };
        Written: {
            /** @example SG_7d1f */
            segmentId: string;
            /** @example demo-studio */
            speaker?: string;
            /** @example Sam */
            speakerName?: string;
            /** @example We raise the price on Friday. */
            text: string;
            /**
             * Format: int64
             * @example 61000
             */
            startMs: number;
            /**
             * Format: int64
             * @example 63500
             */
            endMs: number;
            final?: boolean;
        };
        WrittenSegments: {
            segments: components["schemas"]["Written"][];
        };
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

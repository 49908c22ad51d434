// Made from docs/api by `npm run api`. Do not edit.
export interface paths {
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
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /**
         * Say something to FRED
         * @description The message is kept in any case; fred says whether an answer came. With role=fred a frontend that has a FRED of its own passes on what that said, and nobody answers.
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
                        "text/event-stream;qs=0.5": components["schemas"]["OutboundSseEvent"][];
                        "application/json": components["schemas"]["ChatAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
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
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
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
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
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
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
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
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
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
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /**
         * Write down what was said
         * @description Segment by segment, as often as one changes: guesses, then the final text. A person writes what they said themselves; a service writes for everybody.
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
                        "application/json": components["schemas"]["Written1"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
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
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
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
                        "application/json": components["schemas"]["SummaryAnswer"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Authorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Allowed */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
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
        /** @enum {string} */
        CallType: "on-demand" | "scheduled";
        Chat: {
            messages?: components["schemas"]["ChatMessage"][];
        };
        ChatAnswer: {
            message?: components["schemas"]["ChatMessage"];
            reply?: components["schemas"]["ChatMessage"];
            fred?: components["schemas"]["FredState"];
        };
        ChatMessage: {
            id?: components["schemas"]["UUID"];
            role?: components["schemas"]["Role"];
            user_id?: string;
            text?: string;
            created_at?: components["schemas"]["Instant"];
        };
        Commitment: {
            id?: components["schemas"]["UUID"];
            room?: string;
            session_id?: components["schemas"]["UUID"];
            text?: string;
            owner?: string;
            due?: string;
            status?: components["schemas"]["Status"];
            made_at?: components["schemas"]["Instant"];
            done_at?: components["schemas"]["Instant"];
        };
        CommitmentList: {
            commitments?: components["schemas"]["Commitment"][];
        };
        Detail: {
            owner?: string;
            due?: string;
        };
        Evidence: {
            decisions?: number[][];
            nextActions?: number[][];
        };
        /** @enum {string} */
        FredState: "answered" | "not_connected" | "failed" | "not_asked";
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        JsonNode: {
            empty?: boolean;
            valueNode?: boolean;
            containerNode?: boolean;
            missingNode?: boolean;
            array?: boolean;
            object?: boolean;
            nodeType?: components["schemas"]["JsonNodeType"];
            pojo?: boolean;
            number?: boolean;
            integralNumber?: boolean;
            floatingPointNumber?: boolean;
            short?: boolean;
            int?: boolean;
            long?: boolean;
            float?: boolean;
            double?: boolean;
            bigDecimal?: boolean;
            bigInteger?: boolean;
            textual?: boolean;
            boolean?: boolean;
            null?: boolean;
            binary?: boolean;
        };
        /** @enum {string} */
        JsonNodeType: "ARRAY" | "BINARY" | "BOOLEAN" | "MISSING" | "NULL" | "NUMBER" | "OBJECT" | "POJO" | "STRING";
        Mark: {
            status: components["schemas"]["Status"];
        };
        MediaType: {
            type?: string;
            subtype?: string;
            parameters?: {
                [key: string]: string;
            };
            /** Format: int32 */
            hash?: number;
            wildcardType?: boolean;
            wildcardSubtype?: boolean;
        };
        NewMessage: {
            message: string;
            role?: components["schemas"]["Role"];
            freds?: boolean;
        };
        OutboundSseEvent: {
            id?: string;
            name?: string;
            comment?: string;
            /** Format: int64 */
            reconnectDelay?: number;
            reconnectDelaySet?: boolean;
            type?: Record<string, never>;
            genericType?: Record<string, never>;
            mediaType?: components["schemas"]["MediaType"];
            data?: unknown;
        };
        Part: {
            /** Format: int32 */
            attempt?: number;
            state?: components["schemas"]["RecordingState"];
            reason?: string;
            /** Format: uri */
            url?: string;
            expires_at?: components["schemas"]["Instant"];
            /** Format: int64 */
            duration_ms?: number;
            /** Format: int64 */
            size_bytes?: number;
        };
        /** @enum {string} */
        RecordingState: "skipped" | "requested" | "unknown" | "starting" | "active" | "ending" | "ready" | "limit_reached" | "failed" | "aborted" | "lost" | "deleted";
        RecordingView: {
            state?: components["schemas"]["RecordingState"];
            reason?: string;
            /** Format: uri */
            url?: string;
            parts?: components["schemas"]["Part"][];
        };
        /** @enum {string} */
        Role: "user" | "fred";
        SegmentAnswer: {
            segment_id?: string;
            speaker?: string;
            name?: string;
            text?: string;
            /** Format: int64 */
            start_ms?: number;
            /** Format: int64 */
            end_ms?: number;
            final?: boolean;
        };
        /** @enum {string} */
        Status: "open" | "done";
        SummaryAnswer: {
            summary?: string;
            decisions?: string[];
            nextActions?: string[];
            evidence?: components["schemas"]["Evidence"];
            actionDetails?: components["schemas"]["Detail"][];
            state?: string;
            cause?: string;
            source?: string;
            /** Format: int32 */
            dropped?: number;
        };
        SummaryRequest: {
            roomName: string;
            callType?: components["schemas"]["CallType"];
            /** Format: double */
            duration?: number;
            transcript?: components["schemas"]["JsonNode"];
        };
        TranscriptAnswer: {
            room?: string;
            segments?: components["schemas"]["SegmentAnswer"][];
        };
        /** Format: uuid */
        UUID: string;
        Written: {
            segmentId: string;
            speaker?: string;
            speakerName?: string;
            text: string;
            /** Format: int64 */
            startMs: number;
            /** Format: int64 */
            endMs: number;
            final?: boolean;
        };
        Written1: {
            /** Format: int32 */
            changed?: number;
        };
        WrittenSegments: {
            segments: components["schemas"]["Written"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

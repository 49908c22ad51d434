// Made from docs/api by `npm run api`. Do not edit.
export interface paths {
    "/api/coaching/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom I blocked, the newest first */
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
                        "application/json": components["schemas"]["BlockList"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        put?: never;
        /**
         * See no invitations of somebody any more
         * @description Those that are open vanish, too. The other goes on as always, and is not told.
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
                    "application/json": components["schemas"]["BlockRequest"];
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
        /** See somebody's invitations again */
        delete: {
            parameters: {
                query: {
                    userId: string;
                };
                header?: never;
                path?: never;
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
    "/api/coaching/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls that name me and that I have not answered
         * @description What is next first, for two weeks. Those of people I blocked are left out.
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
                        "application/json": components["schemas"]["OpenInvitations"];
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
    "/api/coaching/invitations/{room}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept
         * @description From then on its session stands in one's history. Joining accepts, too; and so does this after one has declined.
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coaching/invitations/{room}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline
         * @description The call and its session are none of one's own, until one accepts.
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coaching/invitations/{room}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a call out of what is mine, for good
         * @description Its session leaves one's history, and one can read nothing of it any more. What one said in it stays, for the others. This cannot be undone.
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fred/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find */
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
                        "application/json": components["schemas"]["CallView"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Create */
        post: {
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
                    "application/json": components["schemas"]["CallRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CallAnswer"];
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
    "/api/fred/call/{room}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show */
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
                        "application/json": components["schemas"]["CallView"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        /** End */
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
    "/api/fred/call/{room}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start */
        post: {
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
                        "application/json": components["schemas"]["RecordingAnswer"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        /** Stop */
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
    "/api/livekit/connection-details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A token, as LiveKit's SDKs ask for it
         * @description Of the call that room_name names; without one a new call with FRED is made. Who joins and what they may do there is not the client's to say: what says it is refused.
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
                    "application/json": components["schemas"]["ConnectionRequest"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectionDetails"];
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
    "/api/livekit/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, asked for as the frontend of the system before does */
        get: {
            parameters: {
                query: {
                    name?: string;
                    room: string;
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
                        "application/json": components["schemas"]["TokenAnswer"];
                    };
                };
                503: components["responses"]["Unavailable"];
                "4XX": components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Token */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TokenRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TokenAnswer"];
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
        /** @enum {string} */
        AgentState: "dispatched" | "not_configured" | "failed";
        Block: {
            /** @example demo-studio */
            userId: string;
            since: components["schemas"]["Instant"];
        };
        BlockList: {
            blocks: components["schemas"]["Block"][];
        };
        BlockRequest: {
            /** @example demo-studio */
            userId: string;
        };
        CallAnswer: {
            success: boolean;
            /** @example eyJhbGciOiJIUzI1NiJ9.eyJ2aWRlbyI6e319.x */
            token: string | null;
            /** @example eyJhbGciOiJIUzI1NiJ9.eyJsZWF2ZSI6e319.x */
            leaveToken: string | null;
            url: string;
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room: string;
            callType: components["schemas"]["CallType"];
            /**
             * Format: int64
             * @example 600
             */
            maxDuration: number;
            /** @example EG_f04ebfee39b8 */
            egressId: string | null;
            recording: components["schemas"]["View"];
            agent: components["schemas"]["AgentState"] | null;
            sessionId: components["schemas"]["UUID"];
        };
        CallRequest: {
            callType?: components["schemas"]["CallType"];
            /** @example Pricing */
            title?: string;
            /** @example demo-coach */
            coachId?: string;
            participants?: string[];
            scheduledFor?: components["schemas"]["Instant"];
            enableRecording?: boolean;
            participantName?: string;
        };
        /** @enum {string} */
        CallType: "on-demand" | "scheduled";
        CallView: {
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room: string;
            sessionId: components["schemas"]["UUID"];
            callType: components["schemas"]["CallType"];
            /** @example Pricing */
            title: string | null;
            /** @example demo-studio */
            ownerId: string;
            /** @example demo-coach */
            coachId: string | null;
            participants: string[];
            scheduledFor: components["schemas"]["Instant"] | null;
            /**
             * Format: int64
             * @example 600
             */
            maxDuration: number;
            createdAt: components["schemas"]["Instant"];
            endedAt: components["schemas"]["Instant"] | null;
            invites: boolean;
            requestedRoom: string | null;
        };
        ConnectionDetails: {
            server_url: string;
            participant_token: string;
        };
        ConnectionRequest: {
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room_name?: string;
            participant_identity?: string;
            participant_name?: string;
            participant_metadata?: string;
            participant_attributes?: components["schemas"]["JsonNode"];
            room_config?: components["schemas"]["JsonNode"];
        };
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        Invitation: {
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room: string;
            sessionId: components["schemas"]["UUID"];
            callType: components["schemas"]["CallType"];
            /** @example Pricing */
            title: string | null;
            /** @example demo-studio */
            ownerId: string;
            ownerName: string | null;
            asCoach: boolean;
            scheduledFor: components["schemas"]["Instant"] | null;
            createdAt: components["schemas"]["Instant"];
            over: boolean;
        };
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
        OpenInvitations: {
            invitations: components["schemas"]["Invitation"][];
        };
        RecordingAnswer: {
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room: string;
            /**
             * Format: int32
             * @example 1
             */
            attempt: number | null;
            /** @example EG_f04ebfee39b8 */
            egressId: string | null;
            recording: components["schemas"]["View"];
        };
        /** @enum {string} */
        RecordingReason: "not_requested" | "not_configured" | "switched_off" | "egress_timeout" | "egress_unavailable" | "egress_refused" | "egress_not_started" | "room_not_found";
        /** @enum {string} */
        RecordingState: "skipped" | "requested" | "unknown" | "starting" | "active" | "ending" | "ready" | "limit_reached" | "failed" | "aborted" | "lost" | "deleted";
        TokenAnswer: {
            /** @example eyJhbGciOiJIUzI1NiJ9.eyJ2aWRlbyI6e319.x */
            token: string;
            url: string;
            /** @example eyJhbGciOiJIUzI1NiJ9.eyJsZWF2ZSI6e319.x */
            leaveToken: string | null;
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room: string;
            recording: boolean;
        };
        TokenRequest: {
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            room?: string;
            enableRecording?: boolean;
            /** @example call-27f2f5e2dfae995b9b79457b385a9d36 */
            roomName?: string;
            participantName?: string;
        };
        /** Format: uuid */
        UUID: string;
        View: {
            state: components["schemas"]["RecordingState"];
            reason: components["schemas"]["RecordingReason"] | null;
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

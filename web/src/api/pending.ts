/** Routes that the services' documents do not describe yet. */
type Json<T> = { content: { 'application/json': T } };

interface Room {
  path: { room: string };
}

export interface RecordingPart {
  attempt: number;
  state: string;
  url: string | null;
  expires_at: string | null;
  duration_ms: number | null;
  size_bytes: number | null;
}

export interface Recording {
  state: string;
  reason: string | null;
  url: string | null;
  parts: RecordingPart[];
}

export interface PendingPaths {
  '/api/coaching/recordings/{room}': {
    get: { parameters: Room; responses: { 200: Json<Recording> } };
  };
  '/api/fred/call/{room}/recording': {
    post: {
      parameters: Room;
      responses: { 200: Json<{ recording: { state: string; reason: string | null } }> };
    };
    delete: { parameters: Room; responses: { 204: object } };
  };
}

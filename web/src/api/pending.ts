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

export interface TranscriptSegment {
  segmentId: string;
  speaker: string;
  name?: string | null;
  text: string;
  startMs: number;
  endMs: number;
  final: boolean;
}

export interface ChatMessage {
  id: string;
  role: string;
  user_id?: string | null;
  text: string;
  sent_at: string;
}

export interface Commitment {
  id: string;
  text: string;
  session_id: string;
  due?: string | null;
  done: boolean;
}

export interface PendingPaths {
  '/api/coaching/recordings/{room}': {
    get: { parameters: Room; responses: { 200: Json<Recording> } };
  };
  '/api/fred/call/{room}/recording': {
    post: { parameters: Room; responses: { 200: Json<{ state: string; reason: string | null }> } };
    delete: { parameters: Room; responses: { 200: Json<unknown> } };
  };
  '/api/coaching/transcripts/{room}': {
    get: { parameters: Room; responses: { 200: Json<{ segments: TranscriptSegment[] }> } };
    post: {
      parameters: Room;
      requestBody: Json<{ segments: TranscriptSegment[] }>;
      responses: { 200: Json<unknown> };
    };
  };
  '/api/coaching/chat/{room}': {
    get: { parameters: Room; responses: { 200: Json<{ messages: ChatMessage[] }> } };
    post: {
      parameters: Room;
      requestBody: Json<{ message: string }>;
      responses: { 200: Json<{ message: ChatMessage; reply?: ChatMessage | null; fred?: string }> };
    };
  };
  '/api/coaching/commitments': {
    get: { parameters: object; responses: { 200: Json<{ commitments: Commitment[] }> } };
  };
  '/api/coaching/commitments/{id}': {
    patch: {
      parameters: { path: { id: string } };
      requestBody: Json<{ done: boolean }>;
      responses: { 200: Json<Commitment> };
    };
  };
}

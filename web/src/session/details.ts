import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { Recording } from '../api/types';
import { isMissing } from '../api/problem';
import type { ChatMessage, Session, Transcript, Turns } from '../api/types';

const REFRESH_MS = 10_000;

const keyOf = (id: string, part: string) => ['sessions', 'one', id, part] as const;

export const participantsOptions = (session: Session) =>
  queryOptions({
    queryKey: keyOf(session.id, 'participants'),
    queryFn: async ({ signal }) =>
      (
        await answered(
          api.GET('/api/coaching/participants', { params: { query: { sessionId: session.id } }, signal }),
        )
      ).participants,
    refetchInterval: session.in_progress ? REFRESH_MS : false,
  });

export const factsOptions = (id: string) =>
  queryOptions({
    queryKey: keyOf(id, 'facts'),
    queryFn: async ({ signal }) =>
      (await answered(api.GET('/api/coaching/sessions/{id}/facts', { params: { path: { id } }, signal })))
        .facts,
  });

/** Null where nothing is known of a recording. */
export const recordingOptions = (session: Session) =>
  queryOptions({
    queryKey: keyOf(session.id, 'recording'),
    queryFn: ({ signal }): Promise<Recording | null> =>
      orNull(answered(api.GET('/api/coaching/recordings/{room}', { ...inRoom(session), signal }))),
    refetchInterval: (query) => (isSettling(query.state.data) ? REFRESH_MS : false),
    // The addresses in it end
    staleTime: 5 * 60_000,
  });

export const transcriptOptions = (session: Session) =>
  queryOptions({
    queryKey: keyOf(session.id, 'transcript'),
    queryFn: ({ signal }): Promise<Transcript | null> =>
      orNull(answered(api.GET('/api/coaching/transcripts/{room}', { ...inRoom(session), signal }))),
    refetchInterval: ({ state }) =>
      session.in_progress || state.data?.transcription.state === 'waiting' ? REFRESH_MS : false,
  });

/** Agents report when their part is over. */
export const turnsOptions = (session: Session) =>
  queryOptions({
    queryKey: keyOf(session.id, 'turns'),
    queryFn: ({ signal }): Promise<Turns | null> =>
      orNull(answered(api.GET('/api/coaching/turns/{room}', { ...inRoom(session), signal }))),
    refetchInterval: session.in_progress ? REFRESH_MS : false,
  });

export const chatOptions = (session: Session) =>
  queryOptions({
    queryKey: keyOf(session.id, 'chat'),
    queryFn: async ({ signal }): Promise<ChatMessage[]> =>
      (await orNull(answered(api.GET('/api/coaching/chat/{room}', { ...inRoom(session), signal }))))
        ?.messages ?? [],
    refetchInterval: session.in_progress ? REFRESH_MS : false,
  });

export const addNote = (id: string, notes: string, key: string) =>
  answered(
    api.PATCH('/api/coaching/sessions/{id}', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body: { notes },
    }),
  );

function inRoom(session: Session) {
  return { params: { path: { room: session.room_name } } };
}

function isSettling(recording: Recording | null | undefined): boolean {
  return (
    recording != null && ['requested', 'unknown', 'starting', 'active', 'ending'].includes(recording.state)
  );
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

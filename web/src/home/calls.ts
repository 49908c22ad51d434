import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import { isMissing } from '../api/problem';
import { sessionKeys } from '../history/sessions';
import type { CallWish, Commitment, Session } from '../api/types';

/** @param key of this wish: trying again with it gives the same call, not a second one */
export const createCall = (wish: CallWish, key: string) =>
  answered(api.POST('/api/fred/call', { body: wish, params: { header: { 'Idempotency-Key': key } } }));

/** Appointments that are still to come, the next one first. */
export const upcomingOptions = queryOptions({
  queryKey: sessionKeys.upcoming,
  queryFn: async ({ signal }) => {
    const [scheduled, running] = await Promise.all(
      (['scheduled', 'in_progress'] as const).map((status) =>
        answered(api.GET('/api/coaching/sessions', { params: { query: { status, limit: 50 } }, signal })),
      ),
    );
    return upcoming([...running!.sessions, ...scheduled!.sessions], Date.now());
  },
});

const STILL_JOINABLE_MS = 30 * 60_000;

/** What goes on, then what is to come in order of time; an appointment nobody came to stays for half an hour. */
export function upcoming(sessions: Session[], now: number): Session[] {
  const begins = (session: Session) =>
    Date.parse(session.scheduled_for ?? session.started_at ?? session.created_at);
  return sessions
    .filter((session) => session.in_progress || begins(session) > now - STILL_JOINABLE_MS)
    .filter((session) => session.in_progress || session.scheduled_for !== null)
    .sort((a, b) => Number(b.in_progress) - Number(a.in_progress) || begins(a) - begins(b));
}

/** Null where this system keeps none. */
export const commitmentsOptions = queryOptions({
  queryKey: ['commitments'],
  queryFn: async ({ signal }): Promise<Commitment[] | null> => {
    try {
      return (await answered(api.GET('/api/coaching/commitments', { signal }))).commitments;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
});

export const settleCommitment = (id: string, status: Commitment['status']) =>
  answered(api.PATCH('/api/coaching/commitments/{id}', { params: { path: { id } }, body: { status } }));

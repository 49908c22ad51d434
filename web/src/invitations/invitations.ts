import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import { sessionKeys } from '../history/sessions';

const REFRESH_MS = 30_000;

/** Calls that name me and that I have not answered, what is next first. */
export const invitationsOptions = queryOptions({
  queryKey: ['invitations'],
  queryFn: async ({ signal }) =>
    (await answered(api.GET('/api/coaching/invitations', { signal }))).invitations,
  refetchInterval: REFRESH_MS,
});

const inRoom = (room: string) => ({ params: { path: { room } } });

export const accept = (room: string) =>
  answered(api.POST('/api/coaching/invitations/{room}/accept', inRoom(room)));

export const decline = (room: string) =>
  answered(api.POST('/api/coaching/invitations/{room}/decline', inRoom(room)));

/** For good: its session is none of mine any more. */
export const leave = (room: string) =>
  answered(api.POST('/api/coaching/invitations/{room}/leave', inRoom(room)));

export const blocksOptions = queryOptions({
  queryKey: ['blocks'],
  queryFn: async ({ signal }) => (await answered(api.GET('/api/coaching/blocks', { signal }))).blocks,
});

export const block = (userId: string) => answered(api.POST('/api/coaching/blocks', { body: { userId } }));

export const unblock = (userId: string) =>
  answered(api.DELETE('/api/coaching/blocks', { params: { query: { userId } } }));

/** What is mine has changed. */
export function askAgain(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: invitationsOptions.queryKey });
  void client.invalidateQueries({ queryKey: blocksOptions.queryKey });
  void client.invalidateQueries({ queryKey: sessionKeys.all });
}

import {
  infiniteQueryOptions,
  queryOptions,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { Session, SessionDetail, SessionPage } from '../api/types';
import { periodOf, type Days } from './period';

export type Status = 'scheduled' | 'in_progress' | 'completed' | 'cancelled' | 'missed';

export interface Filter extends Days {
  status?: Status;
  callType?: 'on-demand' | 'scheduled';
  q?: string;
}

/** Whether there is anything in it to search for; the API refuses a search without. */
export const hasWords = (text: string) => /[\p{L}\p{N}\p{So}]/u.test(text);

const PAGE = 20;
const REFRESH_MS = 30_000;

export const sessionKeys = {
  all: ['sessions'] as const,
  lists: ['sessions', 'list'] as const,
  upcoming: ['sessions', 'upcoming'] as const,
  one: (id: string) => ['sessions', 'one', id] as const,
};

/** The history, page by page; refreshed every 30 s while anything in it goes on. */
export const historyOptions = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: [...sessionKeys.lists, filter],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/coaching/sessions', {
          params: {
            query: {
              ...filter,
              ...periodOf(filter),
              limit: PAGE,
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
    refetchInterval: (query) => (anyGoesOn(query.state.data) ? REFRESH_MS : false),
  });

export const sessionOptions = (id: string) =>
  queryOptions({
    queryKey: sessionKeys.one(id),
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/coaching/sessions/{id}', { params: { path: { id } }, signal }),
      ) as Promise<SessionDetail>,
    refetchInterval: (query) => (query.state.data?.in_progress ? REFRESH_MS : false),
  });

type Pages = InfiniteData<SessionPage>;

function anyGoesOn(data: Pages | undefined): boolean {
  return data?.pages.some((page) => page.sessions.some((session) => session.in_progress)) ?? false;
}

/** Puts a session as it is now wherever it is shown; lists that do not have it yet are asked for again. */
export function applyChange(client: QueryClient, changed: Session): void {
  // Its words may have changed too, and are not in the row
  client.setQueryData<Session>(sessionKeys.one(changed.id), (before) => before && { ...before, ...changed });
  void client.invalidateQueries({ queryKey: sessionKeys.one(changed.id) });
  void client.invalidateQueries({ queryKey: sessionKeys.upcoming });
  for (const [key, data] of client.getQueriesData<Pages>({ queryKey: sessionKeys.lists })) {
    if (!data) continue;
    const updated = withSession(data, changed);
    if (updated === data || isFiltered(key)) void client.invalidateQueries({ queryKey: key });
    else client.setQueryData(key, updated);
  }
}

/** The same pages with the session's row replaced, in place; the same object where it is on none of them. */
export function withSession(data: Pages, changed: Session): Pages {
  const isThere = data.pages.some((page) => page.sessions.some((session) => session.id === changed.id));
  if (!isThere) return data;
  return {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      sessions: page.sessions.map((session) => (session.id === changed.id ? changed : session)),
    })),
  };
}

/** A changed session may not belong into a filtered list any more. */
function isFiltered(key: readonly unknown[]): boolean {
  return Object.values((key[2] ?? {}) as Filter).some((value) => value !== undefined);
}

import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { Erasure } from '../api/types';

const REFRESH_MS = 2_000;

export const eraseSession = (id: string): Promise<Erasure> =>
  answered(api.DELETE('/api/coaching/sessions/{id}', { params: { path: { id } } }));

/** Asked again until nothing is left anywhere. */
export const erasureOptions = (id: string) =>
  queryOptions({
    queryKey: ['erasures', id],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/coaching/erasures/{id}', { params: { path: { id } }, signal })),
    refetchInterval: (query) => (query.state.data?.state === 'erasing' ? REFRESH_MS : false),
  });

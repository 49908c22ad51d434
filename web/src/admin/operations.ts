import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import { ApiProblem } from '../api/problem';

/** Closes stale sessions, or, on a dry run, only tells which they are. */
export const cleanUp = (dryRun: boolean) =>
  answered(api.POST('/api/admin/sessions/cleanup', { params: { query: { dryRun } } }));

export interface Health {
  status: 'UP' | 'DOWN';
  checks: { name: string; status: 'UP' | 'DOWN' }[];
}

const REFRESH_MS = 10_000;

export const healthOptions = (service: string) =>
  queryOptions({
    queryKey: ['health', service],
    queryFn: ({ signal }) => healthOf(service, signal),
    refetchInterval: REFRESH_MS,
    retry: false,
  });

async function healthOf(service: string, signal: AbortSignal): Promise<Health> {
  const answer = await fetch(`/health/${service}`, { signal });
  // A service that is not ready says so with 503, and why
  const body: unknown = await answer.json().catch(() => null);
  if (isHealth(body)) return body;
  throw new ApiProblem(answer.status, `http_${answer.status}`, 'cannot be reached');
}

function isHealth(body: unknown): body is Health {
  return typeof body === 'object' && body !== null && 'checks' in body;
}

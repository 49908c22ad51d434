import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { serverEvents } from '../api/events';
import type { Session } from '../api/types';
import { applyChange, sessionKeys } from './sessions';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Keeps what is shown of sessions as the server tells of their changes, for as long as it is mounted. */
export function useSessionChanges(): void {
  const client = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    void follow(client, stop.signal);
    return () => stop.abort();
  }, [client]);
}

/** Comes back whenever the stream ends; the server says `reread` on each connection, so nothing is missed. */
async function follow(client: QueryClient, signal: AbortSignal): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      for await (const { event, data } of serverEvents('/api/coaching/sessions/stream', { signal })) {
        pause = FIRST_PAUSE_MS;
        if (event === 'session') applyChange(client, JSON.parse(data) as Session);
        if (event === 'reread') void client.invalidateQueries({ queryKey: sessionKeys.all });
      }
    } catch {
      // Without the stream the history is still polled
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

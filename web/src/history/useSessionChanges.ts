import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { useEffect } from 'react';
import { authorization } from '../api/client';
import { applyChange, sessionKeys, type Session } from './sessions';

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
      await readStream(client, signal, () => (pause = FIRST_PAUSE_MS));
    } catch {
      // Without the stream the history is still polled
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

async function readStream(client: QueryClient, signal: AbortSignal, onConnected: () => void): Promise<void> {
  const answer = await fetch('/api/coaching/sessions/stream', { headers: await authorization(), signal });
  if (!answer.ok || !answer.body) throw new Error(`the stream was answered ${answer.status}`);
  onConnected();
  const reader = answer.body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    if (value.event === 'session') applyChange(client, JSON.parse(value.data) as Session);
    if (value.event === 'reread') void client.invalidateQueries({ queryKey: sessionKeys.all });
  }
}

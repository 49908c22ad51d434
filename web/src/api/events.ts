import type { EventSourceMessage } from 'eventsource-parser';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { authorization } from './client';
import { ApiProblem, problemFrom } from './problem';

/** Server-sent events by fetch, which can carry a bearer token and a body; ends when the server ends the stream. */
export async function* serverEvents(
  path: string,
  init: RequestInit = {},
): AsyncGenerator<EventSourceMessage> {
  const headers = { ...(init.headers as object), ...(await authorization()), Accept: 'text/event-stream' };
  const answer = await fetch(path, { ...init, headers }).catch(() => {
    throw new ApiProblem(0, 'unreachable', 'The server cannot be reached.');
  });
  if (!answer.ok || !answer.body) throw problemFrom(answer.status, await answer.json().catch(() => null));
  const reader = answer.body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    yield value;
  }
}

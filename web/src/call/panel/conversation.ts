import type { QueryClient } from '@tanstack/react-query';
import { serverEvents } from '../../api/events';
import type { ChatMessage, FredState } from '../../api/types';
import { messagesOptions } from '../call';

type Silence = Exclude<FredState, 'answered' | 'guided'>;

/**
 * Sends a message and hears FRED out. What is kept shows up in the chat; `onPiece` gets the answer as far as it has come.
 * Returns why there is none, or null; with `answer: false` FRED is not asked here.
 */
export async function say(
  client: QueryClient,
  room: string,
  said: { message: string; answer: boolean },
  onPiece: (answer: string) => void,
): Promise<Silence | null> {
  let answer = '';
  let silence: Silence | null = said.answer ? null : 'not_asked';
  const events = serverEvents(`/api/coaching/chat/${room}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(said),
  });
  for await (const { event, data } of events) {
    if (event === 'message' || event === 'reply') add(client, room, JSON.parse(data) as ChatMessage);
    if (event === 'piece') onPiece((answer += (JSON.parse(data) as { text: string }).text));
    if (event === 'silent') silence = (JSON.parse(data) as { fred: Silence }).fred;
  }
  return silence;
}

function add(client: QueryClient, room: string, message: ChatMessage): void {
  client.setQueryData<ChatMessage[]>(messagesOptions(room).queryKey, (before = []) =>
    before.some(({ id }) => id === message.id) ? before : [...before, message],
  );
}

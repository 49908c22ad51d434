import type { QueryClient } from '@tanstack/react-query';
import { serverEvents } from '../../api/events';
import type { ChatMessage, FredState } from '../../api/types';
import { messagesOptions } from '../call';

type Silence = Exclude<FredState, 'answered'>;

/**
 * Sends a message and hears FRED out. What is kept shows up in the chat; `onPiece` gets the answer as far as it has come.
 * Returns why there is none, or null.
 */
export async function say(
  client: QueryClient,
  room: string,
  message: string,
  onPiece: (answer: string) => void,
): Promise<Silence | null> {
  let answer = '';
  let silence: Silence | null = null;
  const events = serverEvents(`/api/coaching/chat/${room}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ message }),
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

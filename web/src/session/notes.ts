/** A message of the chat with FRED, as it stands in the notes. */
export interface NotedMessage {
  at: string;
  role: 'user' | 'fred';
  text: string;
}

const MESSAGE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) (user|fred): (.*)$/;

/** Takes a session's notes apart: what people noted, and the chat, which is put into the notes a line a message. */
export function readNotes(notes: string | null): { text: string; messages: NotedMessage[] } {
  const messages: NotedMessage[] = [];
  const rest: string[] = [];
  for (const line of (notes ?? '').split('\n')) {
    const [, at, role, text] = MESSAGE.exec(line) ?? [];
    if (at && text !== undefined) messages.push({ at, role: role as NotedMessage['role'], text });
    else rest.push(line);
  }
  return { text: rest.join('\n').trim(), messages };
}

import { RoomContext } from '@livekit/components-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ParticipantKind, RemoteParticipant, Room } from 'livekit-client';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatMessage } from '../../api/types';

const sent: unknown[] = [];
let reply: Partial<ChatMessage> = {};

vi.mock('../../api/client', () => ({
  api: { GET: () => ({ messages: [] }) },
  answered: (answer: unknown) => Promise.resolve(answer),
}));

vi.mock('../../auth/AuthContext', () => ({ usePerson: () => ({ userId: 'sam' }) }));

vi.mock('../../api/events', () => ({
  serverEvents: async function* (_: string, { body }: { body: string }) {
    const said = JSON.parse(body) as { message: string; answer: boolean };
    sent.push(said);
    const at = { created_at: '2026-11-28T10:00:00Z', guided: false };
    yield await Promise.resolve({
      event: 'message',
      data: JSON.stringify({ id: '1', role: 'user', user_id: 'sam', text: said.message, ...at }),
    });
    if (!said.answer) return;
    yield {
      event: 'reply',
      data: JSON.stringify({ id: '2', role: 'fred', user_id: 'sam', text: 'Why?', ...at, ...reply }),
    };
  },
}));

const { FredChat } = await import('./FredChat');

describe('writing to FRED', () => {
  let room: Room;
  let page: HTMLElement;
  let root: Root;
  const typed = vi.fn<(text: string, options: object) => Promise<void>>(() => Promise.resolve());

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    sent.length = 0;
    typed.mockClear();
    reply = {};
    room = new Room();
    room.localParticipant.sendText = typed as unknown as typeof room.localParticipant.sendText;
    page = document.createElement('div');
    document.body.append(page);
    root = createRoot(page);
  });

  afterEach(() => {
    act(() => root.unmount());
    page.remove();
    vi.unstubAllGlobals();
  });

  const isThere = (identity: string, kind: ParticipantKind, attributes: Record<string, string> = {}) => {
    const { client } = room.engine;
    const one = new RemoteParticipant(client, identity, identity, identity, '', attributes, undefined, kind);
    room.remoteParticipants.set(identity, one);
  };

  const settle = () =>
    act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
    });

  const write = async (text: string) => {
    const client = new QueryClient({
      defaultOptions: { queries: { networkMode: 'always' }, mutations: { networkMode: 'always' } },
    });
    act(() =>
      root.render(
        <QueryClientProvider client={client}>
          <RoomContext value={room}>
            <FredChat room="call-1" nameOf={(userId) => userId} />
          </RoomContext>
        </QueryClientProvider>,
      ),
    );
    await settle();
    const field = page.querySelector('textarea')!;
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    act(() => page.querySelector<HTMLButtonElement>('button[aria-label=Send]')!.click());
    await settle();
  };

  it('should be answered in the chat while he is not in the call', async () => {
    await write('How?');

    expect(sent).toEqual([{ message: 'How?', answer: true }]);
    expect(page.textContent).toContain('Why?');
    expect(page.textContent).not.toContain('guide');
    expect(typed).not.toHaveBeenCalled();
  });

  it('should say where his guide answers and no model', async () => {
    reply = { guided: true };
    await write('How?');

    expect(page.textContent).toContain('No language model is connected');
  });

  it('should reach the FRED who speaks, and be answered by him alone', async () => {
    isThere('agent-1', ParticipantKind.AGENT, { 'fred.brain': 'guide' });
    await write('How?');

    expect(sent).toEqual([{ message: 'How?', answer: false }]);
    expect(typed).toHaveBeenCalledExactlyOnceWith('How?', { topic: 'lk.chat' });
    expect(page.textContent).toContain('FRED answers aloud.');
  });

  it('should be answered in the chat with others there: he listens to one person alone', async () => {
    isThere('agent-1', ParticipantKind.AGENT, { 'fred.brain': 'guide' });
    isThere('kim', ParticipantKind.STANDARD);
    await write('How?');

    expect(sent).toEqual([{ message: 'How?', answer: true }]);
    expect(typed).not.toHaveBeenCalled();
  });
});

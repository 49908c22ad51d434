import { RoomContext } from '@livekit/components-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ParticipantKind, RemoteParticipant, Room, RoomEvent } from 'livekit-client';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Call } from '../../api/types';

const asked: string[] = [];
let agent: Call['agent'] = null;

vi.mock('../../api/client', () => ({
  api: {
    GET: (path: string) => {
      asked.push(`GET ${path}`);
      return { agent };
    },
    POST: (path: string) => {
      asked.push(`POST ${path}`);
      agent = 'dispatched';
      return { agent };
    },
  },
  answered: (answer: unknown) => Promise.resolve(answer),
}));

const { FredBar } = await import('./FredBar');

const CALL = { room: 'call-1', coachId: null } as Call;

describe('waiting for FRED', () => {
  let room: Room;
  let page: HTMLElement;
  let root: Root;
  const onWrite = vi.fn();

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    asked.length = 0;
    onWrite.mockClear();
    room = new Room();
    page = document.createElement('div');
    document.body.append(page);
    root = createRoot(page);
  });

  afterEach(() => {
    act(() => root.unmount());
    page.remove();
    vi.unstubAllGlobals();
  });

  const settle = () =>
    act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
    });

  const show = async (call: Call = CALL) => {
    const client = new QueryClient({ defaultOptions: { queries: { networkMode: 'always' } } });
    act(() =>
      root.render(
        <QueryClientProvider client={client}>
          <RoomContext value={room}>
            <FredBar call={call} onWrite={onWrite} />
          </RoomContext>
        </QueryClientProvider>,
      ),
    );
    await settle();
  };

  const press = async (name: string) => {
    const button = [...page.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    act(() => button!.click());
    await settle();
  };

  it('should say that he is on his way', async () => {
    agent = 'dispatched';
    await show();

    expect(page.textContent).toBe('FRED is on his way…');
  });

  it('should say that he cannot come, and send for him again', async () => {
    agent = 'unavailable';
    await show();

    expect(page.textContent).toContain('FRED cannot come just now: try again, or leave him a message.');
    await press('Try again');

    expect(asked).toContain('POST /api/fred/call/{room}/agent');
    expect(page.textContent).toBe('FRED is on his way…');
  });

  it('should offer to leave him a message', async () => {
    agent = 'unavailable';
    await show();
    await press('Leave a message');

    expect(onWrite).toHaveBeenCalledOnce();
  });

  it('should say where he never comes', async () => {
    agent = 'not_configured';
    await show();

    expect(page.textContent).toContain('FRED does not come to calls here.');
  });

  it('should say nothing once he is there', async () => {
    agent = 'unavailable';
    const fred = new RemoteParticipant(
      room.engine.client,
      'PA_1',
      'agent-1',
      'FRED',
      undefined,
      undefined,
      undefined,
      ParticipantKind.AGENT,
    );
    room.remoteParticipants.set('agent-1', fred);
    await show();
    act(() => void room.emit(RoomEvent.ParticipantConnected, fred));
    await settle();

    expect(page.textContent).toBe('');
  });

  it('should ask nobody in a call with a coach', async () => {
    agent = 'unavailable';
    await show({ ...CALL, coachId: 'cleo' });

    expect(page.textContent).toBe('');
    expect(asked).toEqual([]);
  });
});

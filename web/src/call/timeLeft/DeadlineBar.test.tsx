import { RoomContext } from '@livekit/components-react';
import { DataPacket_Kind, RemoteParticipant, Room, RoomEvent } from 'livekit-client';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeadlineBar, useTimeLeft } from './DeadlineBar';

const LIMIT_SECONDS = 600;

function Bar({ startedAt }: { startedAt: number | null }) {
  return <DeadlineBar timeLeft={useTimeLeft(startedAt, LIMIT_SECONDS)} />;
}

describe('the time that is left', () => {
  let room: Room;
  let page: HTMLElement;
  let root: Root;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    room = new Room();
    page = document.createElement('div');
    root = createRoot(page);
  });

  afterEach(() => {
    act(() => root.unmount());
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const show = (startedAt: number | null) =>
    act(() =>
      root.render(
        <RoomContext value={room}>
          <Bar startedAt={startedAt} />
        </RoomContext>,
      ),
    );

  const hear = (message: object, from?: RemoteParticipant) =>
    act(() => {
      const payload = new TextEncoder().encode(JSON.stringify(message));
      room.emit(RoomEvent.DataReceived, payload, from, DataPacket_Kind.RELIABLE, 'call.deadline');
    });

  const pass = (seconds: number) =>
    act(() => {
      vi.advanceTimersByTime(seconds * 1000);
    });

  it('should be counted from the first person’s coming', () => {
    show(Date.now() - 61_000);

    expect(page.textContent).toContain('8:59 left');
  });

  it('should run out as the history says', () => {
    show(Date.now() - 540_000);

    expect(page.textContent).toContain('The call ends in 1:00');
    expect(page.querySelector('[role=status]')?.textContent).toContain('One minute left.');
    pass(45);
    expect(page.textContent).toContain('The call ends in 0:15');
  });

  it('should not be what somebody in the room says', () => {
    show(Date.now());

    hear(
      { type: 'call.deadline', secondsLeft: 5 },
      new RemoteParticipant(room.engine.client, 'PA_1', 'mallory'),
    );

    expect(page.textContent).toContain('10:00 left');
  });

  it('should not be what somebody says whom the room does not name: they may just have come, or gone', () => {
    show(Date.now());

    hear({ type: 'call.deadline', secondsLeft: 5 });

    expect(page.textContent).toContain('10:00 left');
  });

  it('should not be known from what is written to the room', () => {
    show(null);

    hear({ type: 'call.deadline', secondsLeft: 60 });

    expect(page.textContent).toBe('');
  });
});

import { RoomContext } from '@livekit/components-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Room, RoomEvent } from 'livekit-client';
import { act, useLayoutEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RecordingPill } from './RecordingPill';

describe('the sign that a call is recorded', () => {
  let room: Room;
  let page: HTMLElement;
  let root: Root;

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    room = new Room();
    record(false);
    page = document.createElement('div');
    root = createRoot(page);
  });

  afterEach(() => {
    act(() => root.unmount());
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  function record(isRecorded: boolean) {
    vi.spyOn(room, 'isRecording', 'get').mockReturnValue(isRecorded);
    room.emit(RoomEvent.RecordingStatusChanged, isRecorded);
  }

  const show = (beside: React.ReactNode = null) =>
    act(() =>
      root.render(
        <QueryClientProvider client={new QueryClient()}>
          <RoomContext value={room}>
            <RecordingPill />
            {beside}
          </RoomContext>
        </QueryClientProvider>,
      ),
    );

  /** Between the first picture and the listening to what changes. */
  function BegunMeanwhile() {
    useLayoutEffect(() => record(true), []);
    return null;
  }

  it('should come and go with the recording', () => {
    show();
    expect(page.textContent).toBe('');

    act(() => record(true));
    expect(page.querySelector('[role=status]')?.textContent).toBe('This call is being recorded.');

    act(() => record(false));
    expect(page.textContent).toBe('');
  });

  it('should be seen by whoever comes just as the recording begins', () => {
    show(<BegunMeanwhile />);

    expect(page.querySelector('[role=status]')?.textContent).toBe('This call is being recorded.');
  });
});

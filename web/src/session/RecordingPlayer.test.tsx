import { act, useLayoutEffect, useRef, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlaybackContext } from './PlaybackContext';
import { RecordingPlayer } from './RecordingPlayer';
import { usePlaybackOf } from './usePlaybackOf';

const PART = { attempt: 1, url: 'https://storage.example/1', beginsAt: 0, durationMs: 3_600_000 };

describe('the player of a recording', () => {
  let page: HTMLElement;
  let root: Root;
  let canPlay: CanPlayTypeResult;
  const play = vi.fn(async () => {});
  const renew = vi.fn(async () => {});

  function Player() {
    const [times, setTimes] = useState(1);
    const parts = useRef([PART]);
    const playback = usePlaybackOf(parts.current);
    const url = `https://storage.example/${times}`;
    // As browsers do with a new address
    useLayoutEffect(() => {
      if (playback.audio.current) playback.audio.current.currentTime = 0;
    }, [url, playback.audio]);
    return (
      <PlaybackContext value={playback}>
        <RecordingPlayer
          url={url}
          durationMs={PART.durationMs}
          onExpired={async () => {
            await renew();
            setTimes(times + 1);
          }}
        />
      </PlaybackContext>
    );
  }

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    canPlay = 'probably';
    vi.spyOn(HTMLMediaElement.prototype, 'canPlayType').mockImplementation(() => canPlay);
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(play);
    page = document.createElement('div');
    root = createRoot(page);
  });

  afterEach(() => {
    act(() => root.unmount());
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    renew.mockReset();
    play.mockClear();
  });

  /** With what follows from it later. */
  const after = (step: () => void) =>
    act(async () => {
      step();
      await Promise.resolve();
    });
  const show = () => after(() => root.render(<Player />));
  const audio = () => page.querySelector('audio')!;
  const happen = (event: string) => after(() => void audio().dispatchEvent(new Event(event)));
  const isPaused = (paused: boolean) => vi.spyOn(audio(), 'paused', 'get').mockReturnValue(paused);

  it('should go on where it was when its address has ended while it was paused', async () => {
    await show();
    audio().currentTime = 754;
    isPaused(true);

    await happen('error');

    expect(audio().src).toBe('https://storage.example/2');
    expect(audio().currentTime).toBe(754);
    expect(play).not.toHaveBeenCalled();
    expect(page.textContent).not.toContain('cannot be played');
  });

  it('should play on when it was played', async () => {
    await show();
    audio().currentTime = 754;
    isPaused(false);

    await happen('error');

    expect(audio().currentTime).toBe(754);
    expect(play).toHaveBeenCalledOnce();
  });

  it('should remember the place for a browser that does not', async () => {
    await show();
    isPaused(true);
    audio().currentTime = 754;
    await happen('timeupdate');
    audio().currentTime = 0;

    await happen('error');

    expect(audio().currentTime).toBe(754);
  });

  it('should not load the same again and again', async () => {
    await show();
    isPaused(true);
    audio().currentTime = 754;

    await happen('error');
    await happen('error');
    await happen('error');

    expect(renew).toHaveBeenCalledOnce();
    expect(page.textContent).toContain('cannot be played right now');
    expect(page.querySelector('a')?.href).toBe('https://storage.example/2');

    await after(() =>
      [...page.querySelectorAll('button')].find((one) => one.textContent === 'Load it again')!.click(),
    );
    await happen('loadedmetadata');

    expect(audio().src).toBe('https://storage.example/3');
    expect(audio().currentTime).toBe(754);
    expect(page.textContent).not.toContain('cannot be played');
    await happen('error');
    expect(audio().src).toBe('https://storage.example/4');
  });

  it('should say so when there is no other address', async () => {
    await show();
    renew.mockRejectedValue(new Error('no network'));

    await happen('error');

    expect(page.textContent).toContain('cannot be played right now');
  });

  it('should offer the file where the browser cannot play such', async () => {
    canPlay = '';

    await show();

    expect(page.textContent).toContain('This browser cannot play the recording');
    expect(page.querySelector('a')?.href).toBe('https://storage.example/1');
    expect(page.textContent).not.toContain('Load it again');
    expect(page.querySelector('audio')).toBeNull();
  });
});

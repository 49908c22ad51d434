import { useEffect, useRef } from 'react';
import type { Playback } from './PlaybackContext';

/** `?t=760` opens the recording at that second of the call; once, as soon as there is one. */
export function useStartAt({ part, goTo }: Playback, seconds: string | null): void {
  const isDone = useRef(false);
  useEffect(() => {
    const time = Number(seconds);
    if (isDone.current || !part || !(time > 0)) return;
    isDone.current = true;
    goTo(time * 1000);
  }, [part, goTo, seconds]);
}

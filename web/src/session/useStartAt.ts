import { useEffect } from 'react';
import type { Playback } from './PlaybackContext';

/** `?t=760` opens the recording at that second. */
export function useStartAt({ isPlayable, seek }: Playback, seconds: string | null): void {
  useEffect(() => {
    const time = Number(seconds);
    if (seconds && time > 0 && isPlayable) seek(time);
  }, [isPlayable, seek, seconds]);
}

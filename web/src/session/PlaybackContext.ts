import { createContext, useContext, type RefObject } from 'react';

/** The recording that is played, for everything that jumps in it or follows it. */
export interface Playback {
  audio: RefObject<HTMLAudioElement | null>;
  /** Whether there is something to jump in whose times are the transcript's. */
  isPlayable: boolean;
  /** In seconds; without playing, if it does not play yet. */
  seek: (seconds: number) => void;
  /** Plays from there. */
  playFrom: (ms: number) => void;
  pause: () => void;
  setSpeed: (rate: number) => void;
}

export const PlaybackContext = createContext<Playback | null>(null);

export function usePlayback(): Playback {
  const playback = useContext(PlaybackContext);
  if (!playback) throw new Error('there is no PlaybackContext above');
  return playback;
}

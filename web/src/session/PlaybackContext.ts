import { createContext, useContext, type RefObject } from 'react';
import type { Part } from './parts';

/** The recording that is played, for everything that jumps in it or follows it. */
export interface Playback {
  audio: RefObject<HTMLAudioElement | null>;
  parts: Part[];
  /** The part that is loaded; null where there is nothing to play. */
  part: Part | null;
  /** Plays from that moment of the call, in whichever part it is. */
  playFrom: (ms: number) => void;
  /** Goes to that moment of the call, without playing if it does not play yet. */
  goTo: (ms: number) => void;
  /** In seconds within the part that is loaded. */
  seek: (seconds: number) => void;
  setSpeed: (rate: number) => void;
}

export const PlaybackContext = createContext<Playback | null>(null);

export function usePlayback(): Playback {
  const playback = useContext(PlaybackContext);
  if (!playback) throw new Error('there is no PlaybackContext above');
  return playback;
}

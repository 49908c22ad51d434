import { useEffect, useMemo, useRef, useState } from 'react';
import { partAt, type Part } from './parts';
import type { Playback } from './PlaybackContext';

/** What is to happen once something else is loaded. */
export interface Jump {
  seconds: number;
  play: boolean;
}

/** Plays a recording's parts as what they are of one call: what is said in another part loads that. */
export function usePlaybackOf(parts: Part[]): Playback {
  const audio = useRef<HTMLAudioElement>(null);
  const [attempt, setAttempt] = useState<number | null>(null);
  const part = parts.find((one) => one.attempt === attempt) ?? parts[0] ?? null;
  const jump = useRef<Jump | null>(null);

  // The element has the part's address by now; it keeps the position until it has loaded
  useEffect(() => {
    if (jump.current) make(audio.current, jump.current);
    jump.current = null;
  }, [part?.attempt]);

  const playback = useMemo(() => {
    const go = (ms: number, mayPlay: boolean) => {
      const element = audio.current;
      const there = partAt(parts, ms);
      if (!element || !there) return;
      const seconds = Math.max(0, ms - there.beginsAt) / 1000;
      const play = mayPlay || !element.paused;
      if (there.attempt === part?.attempt) make(element, { seconds, play });
      else {
        jump.current = { seconds, play };
        setAttempt(there.attempt);
      }
    };
    return {
      audio,
      parts,
      part,
      playFrom: (ms: number) => go(ms, true),
      goTo: (ms: number) => go(ms, false),
      seek: (seconds: number) => {
        if (audio.current) audio.current.currentTime = Math.max(0, seconds);
      },
      setSpeed: (rate: number) => {
        // The next part's too
        if (audio.current) audio.current.defaultPlaybackRate = audio.current.playbackRate = rate;
      },
    };
  }, [parts, part]);

  // The end of a part is not the end of the recording
  useEffect(() => {
    const element = audio.current;
    const next = part && parts[parts.indexOf(part) + 1];
    if (!element || !next) return;
    const goOn = () => {
      jump.current = { seconds: 0, play: true };
      setAttempt(next.attempt);
    };
    element.addEventListener('ended', goOn);
    return () => element.removeEventListener('ended', goOn);
  }, [parts, part]);

  return playback;
}

export function make(element: HTMLAudioElement | null, { seconds, play }: Jump): void {
  if (!element) return;
  element.currentTime = seconds;
  // Refused where the browser wants a click first; the bar then still shows the place
  if (play) element.play().catch(() => {});
}

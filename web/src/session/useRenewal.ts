import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { make, type Jump } from './usePlaybackOf';

/**
 * The address of a recording ends, also while it is paused. Then a new one is asked for, and it goes on where it was. Where
 * that does not help, it is for the person to decide.
 *
 * @param renew gives the element another address; fails where there is none
 */
export function useRenewal(
  audio: RefObject<HTMLAudioElement | null>,
  url: string,
  renew: () => Promise<void>,
) {
  const [hasFailed, setHasFailed] = useState(false);
  const isSecondTry = useRef(false);
  const position = useRef(0);
  const jump = useRef<Jump | null>(null);

  const loadAgain = () => {
    const element = audio.current!;
    // Some browsers forget the place with what they had loaded
    jump.current = { seconds: element.currentTime || position.current, play: !element.paused };
    renew().catch(() => setHasFailed(true));
  };

  const onError = useEffectEvent(() => {
    if (isSecondTry.current) return setHasFailed(true);
    isSecondTry.current = true;
    loadAgain();
  });

  // The element has the new address by now; it keeps the position until it has loaded
  useEffect(() => {
    if (jump.current) make(audio.current, jump.current);
    jump.current = null;
  }, [audio, url]);

  useEffect(() => {
    const element = audio.current!;
    const note = () => {
      position.current = element.currentTime;
    };
    const recover = () => {
      isSecondTry.current = false;
      setHasFailed(false);
    };
    const fail = () => onError();
    element.addEventListener('timeupdate', note);
    element.addEventListener('loadedmetadata', recover);
    element.addEventListener('error', fail);
    return () => {
      element.removeEventListener('timeupdate', note);
      element.removeEventListener('loadedmetadata', recover);
      element.removeEventListener('error', fail);
    };
  }, [audio]);

  return { hasFailed, loadAgain };
}

import { useEffect, useMemo, useRef, useState } from 'react';
import type { TranscriptSegment } from '../api/types';
import { Button } from '../design/Button';
import { Avatar } from '../design/parts';
import { position } from '../time/format';
import { usePlayback } from './PlaybackContext';
import { segmentAt, turnsOf } from './segments';
import { lineKey } from './words';
import styles from './Transcript.module.css';

/** What was said, by turns. While the recording plays the line that is spoken is marked and kept in view. */
export function Transcript({ segments }: { segments: TranscriptSegment[] }) {
  const { part, playFrom } = usePlayback();
  const list = useRef<HTMLDivElement>(null);
  const { isFollowing, follow } = useFollowing(list, segments);
  const turns = useMemo(() => turnsOf(segments), [segments]);
  return (
    <div ref={list}>
      {turns.map((turn) => (
        <div key={lineKey(turn.segments[0]!)} className={styles.turn}>
          <Avatar name={turn.name} />
          <div>
            <p className={styles.name}>{turn.name}</p>
            {turn.segments.map((segment) => (
              <p key={lineKey(segment)} id={lineId(segment)} className={styles.line} tabIndex={-1}>
                {part ? (
                  <button
                    type="button"
                    className={styles.stamp}
                    aria-label={`Play from ${position(segment.start_ms / 1000)}`}
                    onClick={() => playFrom(segment.start_ms)}
                  >
                    {position(segment.start_ms / 1000)}
                  </button>
                ) : (
                  <span className={styles.stamp}>{position(segment.start_ms / 1000)}</span>
                )}
                <span>{segment.text}</span>
              </p>
            ))}
          </div>
        </div>
      ))}
      {!isFollowing && (
        <div className={styles.back}>
          <Button variant="primary" onClick={follow}>
            Back to the current line
          </Button>
        </div>
      )}
    </div>
  );
}

export function lineId(segment: TranscriptSegment): string {
  return `line-${lineKey(segment)}`;
}

/** Marks lines in the document itself: rendering a long transcript four times a second is too slow. */
function useFollowing(list: React.RefObject<HTMLElement | null>, segments: TranscriptSegment[]) {
  const { audio, part } = usePlayback();
  const [isFollowing, setFollowing] = useState(true);
  const following = useRef(true);
  const active = useRef<Element | null>(null);

  const show = (line: Element | null) => line?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  const follow = () => {
    following.current = true;
    setFollowing(true);
    show(active.current);
  };

  useEffect(() => {
    const element = audio.current;
    if (!element || !part) return;
    const mark = () => {
      const index = segmentAt(segments, part.beginsAt + element.currentTime * 1000);
      const line = index < 0 ? null : document.getElementById(lineId(segments[index]!));
      if (line === active.current) return;
      active.current?.removeAttribute('data-active');
      line?.setAttribute('data-active', '');
      active.current = line;
      if (following.current && !element.paused) show(line);
    };
    const scrolledByHand = () => {
      if (element.paused || !list.current) return;
      following.current = false;
      setFollowing(false);
    };
    element.addEventListener('timeupdate', mark);
    element.addEventListener('seeked', mark);
    window.addEventListener('wheel', scrolledByHand, { passive: true });
    window.addEventListener('touchmove', scrolledByHand, { passive: true });
    return () => {
      element.removeEventListener('timeupdate', mark);
      element.removeEventListener('seeked', mark);
      window.removeEventListener('wheel', scrolledByHand);
      window.removeEventListener('touchmove', scrolledByHand);
    };
  }, [audio, part, segments, list]);

  return { isFollowing, follow };
}

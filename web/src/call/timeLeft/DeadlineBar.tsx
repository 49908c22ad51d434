import { useEffect, useState } from 'react';
import styles from '../CallRoom.module.css';
import { timeLeft, type TimeLeft } from './deadline';

export function DeadlineBar({ timeLeft: left }: { timeLeft: TimeLeft | null }) {
  return (
    <>
      {left && (
        <span className={left.isEnding ? `${styles.left} ${styles.ending}` : styles.left}>{left.text}</span>
      )}
      <span className="visually-hidden" role="status">
        {left?.announcement}
      </span>
    </>
  );
}

/**
 * The limit counts from the first person's joining, which the history knows. What is written to the room is no source:
 * anybody in it can write there, and a packet does not always say who did.
 */
export function useTimeLeft(startedAt: number | null, limitSeconds: number): TimeLeft | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, []);
  return timeLeft(startedAt === null ? null : { endsAt: startedAt + limitSeconds * 1000 }, now);
}

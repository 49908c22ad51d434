import { useDataChannel } from '@livekit/components-react';
import { useEffect, useState } from 'react';
import styles from '../CallRoom.module.css';
import { deadlineOf, timeLeft, type Deadline, type TimeLeft } from './deadline';

const TOPIC = 'call.deadline';

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

/** The limit counts from the first person's joining, which the history knows; the server's warning is more exact. */
export function useTimeLeft(startedAt: number | null, limitSeconds: number): TimeLeft | null {
  const [warned, setWarned] = useState<Deadline | null>(null);
  const expected = startedAt === null ? null : { endsAt: startedAt + limitSeconds * 1000 };
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, []);
  useDataChannel(TOPIC, ({ payload, from }) => {
    const deadline = deadlineOf(parsed(payload), Date.now());
    // Anybody in the room can write to it; only what nobody in it sent is the server's
    if (deadline && !from) setWarned(deadline);
  });
  return timeLeft(warned ?? expected, now);
}

function parsed(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload));
  } catch {
    return null;
  }
}

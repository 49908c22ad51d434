import { useDataChannel, useRoomContext } from '@livekit/components-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { sessionOptions } from '../../history/sessions';
import type { Call } from '../call';
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
export function useTimeLeft(call: Call): TimeLeft | null {
  const [warned, setWarned] = useState<Deadline | null>(null);
  const expected = useExpectedDeadline(call);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, []);
  useDataChannel(TOPIC, ({ payload }) => {
    const deadline = deadlineOf(parsed(payload), Date.now());
    if (deadline) setWarned(deadline);
  });
  return timeLeft(warned ?? expected, now);
}

function useExpectedDeadline(call: Call): Deadline | null {
  const room = useRoomContext();
  const { data: session } = useQuery({
    ...sessionOptions(call.sessionId),
    // Until the history has heard of the first joining
    refetchInterval: ({ state }) => (state.data?.started_at ? false : 2_000),
    retry: 5,
  });
  const [ahead] = useState(() => serverAheadBy(room.localParticipant.joinedAt));
  return session?.started_at
    ? { endsAt: Date.parse(session.started_at) + call.maxDuration * 1000 - ahead }
    : null;
}

/** LiveKit's clock, against which joins are counted, less this one's; to the second, as LiveKit tells it. */
function serverAheadBy(joinedAt: Date | undefined): number {
  const difference = (joinedAt?.getTime() ?? Date.now()) - Date.now();
  return Math.abs(difference) < 5_000 ? 0 : difference;
}

function parsed(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload));
  } catch {
    return null;
  }
}

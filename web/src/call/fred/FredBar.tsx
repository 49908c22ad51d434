import type { Call } from '../../api/types';
import { Button } from '../../design/Button';
import styles from '../CallRoom.module.css';
import { useFred } from './useFred';

/** Tells whoever waits for FRED how that stands, and what they can do meanwhile. */
export function FredBar({ call, onWrite }: { call: Call; onWrite: () => void }) {
  const { state, again } = useFred(call.room, call.coachId === null);
  switch (state) {
    case 'dispatched':
      return <p className={styles.sound}>FRED is on his way…</p>;
    case 'unavailable':
      return (
        <div className={styles.sound}>
          <span>
            FRED cannot come just now: try again, or leave him a message.
            {again.isError && ' Nobody could be sent for him.'}
          </span>
          <span className={styles.choices}>
            <Button variant="primary" disabled={again.isPending} onClick={() => again.mutate()}>
              Try again
            </Button>
            <Button onClick={onWrite}>Leave a message</Button>
          </span>
        </div>
      );
    case 'not_configured':
      return (
        <div className={styles.sound}>
          FRED does not come to calls here. You can write to him.
          <Button onClick={onWrite}>Leave a message</Button>
        </div>
      );
    default:
      return null;
  }
}

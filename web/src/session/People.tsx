import type { Participant } from '../api/types';
import { Avatar, card, Badge, Loading, Skeleton } from '../design/parts';
import { clock } from '../time/format';
import styles from './SessionPage.module.css';

/** Who was there, one line for each time they came. */
export function People({
  participants,
  inProgress,
}: {
  participants: Participant[] | undefined;
  inProgress: boolean;
}) {
  return (
    <section className={`${card} ${styles.panel}`} aria-labelledby="people">
      <h2 id="people">Participants</h2>
      {!participants && (
        <Loading what="the participants">
          <Skeleton height="40px" />
        </Loading>
      )}
      {participants?.length === 0 && <p className={styles.quiet}>Nobody has been here yet.</p>}
      <ul className={styles.people}>
        {participants?.map((participant) => (
          <li key={participant.id}>
            <Avatar name={participant.name} />
            <div>
              <b>
                {participant.name} {participant.kind === 'agent' && <Badge>Agent</Badge>}
              </b>
              <span>
                <time dateTime={participant.joined_at}>{clock(participant.joined_at)}</time>
                {' – '}
                {participant.left_at ? (
                  <time dateTime={participant.left_at}>{clock(participant.left_at)}</time>
                ) : inProgress ? (
                  'still here'
                ) : (
                  'unknown'
                )}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Failure } from '../app/problems';
import { Button } from '../design/Button';
import { card } from '../design/parts';
import { askAgain, blocksOptions, unblock } from './invitations';
import styles from './Invitations.module.css';

/** Whose invitations I do not see; nothing is shown where there is nobody. */
export function BlockedPeople() {
  const { data } = useQuery(blocksOptions);
  const client = useQueryClient();
  const unblocking = useMutation({ mutationFn: unblock, onSuccess: () => askAgain(client) });
  if (!data || data.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="blocked">
      <h2 id="blocked">Blocked people</h2>
      {unblocking.isError && <Failure error={unblocking.error} />}
      <ul className={card}>
        {data.map(({ userId }) => (
          <li key={userId} className={styles.item}>
            <span className={styles.what}>{userId}</span>
            <Button
              aria-label={`Unblock ${userId}`}
              disabled={unblocking.isPending}
              onClick={() => unblocking.mutate(userId)}
            >
              Unblock
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

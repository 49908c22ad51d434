import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Commitment } from '../api/types';
import { Failure } from '../app/problems';
import { card, Empty } from '../design/parts';
import { commitmentsOptions, settleCommitment } from './calls';
import styles from './HomePage.module.css';

/** What one said one would do, from earlier sessions, until it is done. */
export function Commitments() {
  const { data, isError, error, refetch } = useQuery(commitmentsOptions);
  if (data === null) return null;
  return (
    <section className={styles.section} aria-labelledby="commitments">
      <h2 id="commitments">Open commitments</h2>
      {isError && <Failure error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <Empty>Nothing is open. What you decide in a call shows up here.</Empty>}
      {data && data.length > 0 && (
        <ul className={card}>
          {data.map((commitment) => (
            <OpenCommitment key={commitment.id} commitment={commitment} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OpenCommitment({ commitment }: { commitment: Commitment }) {
  const client = useQueryClient();
  const settle = useMutation({
    mutationFn: (status: Commitment['status']) => settleCommitment(commitment.id, status),
    onSuccess: () => client.invalidateQueries(commitmentsOptions),
  });
  const id = `commitment-${commitment.id}`;
  return (
    <li className={styles.commitment}>
      <input
        id={id}
        type="checkbox"
        checked={(settle.isPending ? settle.variables : commitment.status) === 'done'}
        onChange={(event) => settle.mutate(event.target.checked ? 'done' : 'open')}
      />
      <label htmlFor={id}>
        {commitment.text}
        {(commitment.owner ?? commitment.due) && (
          <small>{[commitment.owner, commitment.due].filter(Boolean).join(' · ')}</small>
        )}
        {settle.isError && <Failure error={settle.error} />}
      </label>
      <Link to={`/sessions/${commitment.session_id}`}>From this session</Link>
    </li>
  );
}

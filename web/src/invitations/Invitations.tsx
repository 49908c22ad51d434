import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Invitation } from '../api/types';
import { Failure } from '../app/problems';
import { Button } from '../design/Button';
import { card } from '../design/parts';
import { dayAndClock } from '../time/format';
import { BlockDialog } from './BlockDialog';
import { accept, askAgain, decline, invitationsOptions } from './invitations';
import styles from './Invitations.module.css';

/** Calls that name me. They stand in my history only once I accept; nothing is shown where there are none. */
export function Invitations() {
  const { data } = useQuery(invitationsOptions);
  const [said, setSaid] = useState('');
  return (
    <>
      {data && data.length > 0 && (
        <section className={styles.section} aria-labelledby="invitations">
          <h2 id="invitations">Invitations</h2>
          <ul className={card}>
            {data.map((invitation) => (
              <OpenInvitation key={invitation.room} invitation={invitation} onAnswered={setSaid} />
            ))}
          </ul>
        </section>
      )}
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}

function OpenInvitation({
  invitation,
  onAnswered,
}: {
  invitation: Invitation;
  onAnswered: (said: string) => void;
}) {
  const client = useQueryClient();
  const [asksToBlock, setAsksToBlock] = useState(false);
  const from = invitation.ownerName ?? invitation.ownerId;
  const title = invitation.title ?? `Call with ${from}`;
  const answer = useMutation({
    mutationFn: (accepts: boolean) => (accepts ? accept(invitation.room) : decline(invitation.room)),
    onSuccess: (_, accepts) => {
      onAnswered(accepts ? `Accepted: ${title}` : `Declined: ${title}`);
      askAgain(client);
    },
  });
  const when = invitation.scheduledFor ?? invitation.createdAt;
  return (
    <li className={styles.item}>
      <div className={styles.what}>
        <h3>{invitation.over ? title : <Link to={`/call/${invitation.room}`}>{title}</Link>}</h3>
        <p>
          {from} {asks(invitation)} · <time dateTime={when}>{dayAndClock(when)}</time>
        </p>
        {answer.isError && <Failure error={answer.error} />}
      </div>
      <div className={styles.answers}>
        <Button
          variant="primary"
          aria-label={`Accept ${title}`}
          disabled={answer.isPending}
          onClick={() => answer.mutate(true)}
        >
          Accept
        </Button>
        <Button
          aria-label={`Decline ${title}`}
          disabled={answer.isPending}
          onClick={() => answer.mutate(false)}
        >
          Decline
        </Button>
        <Button variant="quiet" aria-label={`Block ${from}`} onClick={() => setAsksToBlock(true)}>
          Block
        </Button>
      </div>
      {asksToBlock && (
        <BlockDialog userId={invitation.ownerId} name={from} onClose={() => setAsksToBlock(false)} />
      )}
    </li>
  );
}

function asks({ over, asCoach }: Invitation): string {
  if (over) return 'named you in a call that took place without you';
  return asCoach ? 'would like you as a coach' : 'invites you';
}

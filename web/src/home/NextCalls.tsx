import { useQuery } from '@tanstack/react-query';
import { loadCall } from '../app/loadCall';
import { Failure } from '../app/problems';
import { LinkButton } from '../design/Button';
import { card, Empty, Loading, Skeleton } from '../design/parts';
import { useSessionTitle, useWith } from '../history/naming';
import type { Session } from '../api/types';
import { StatusBadge } from '../history/StatusBadge';
import { day, clock, dayAndClock } from '../time/format';
import { upcomingOptions } from './calls';
import styles from './HomePage.module.css';

/** The next session as a large card, then a plain list. */
export function NextCalls() {
  const { data, isPending, isError, error, refetch } = useQuery(upcomingOptions);
  const [next, ...later] = data ?? [];
  return (
    <section className={styles.section} aria-labelledby="next">
      <h2 id="next">Next</h2>
      {isError && <Failure error={error} onRetry={() => void refetch()} />}
      {isPending && (
        <Loading what="your next sessions">
          <Skeleton height="114px" />
        </Loading>
      )}
      {data?.length === 0 && <Empty>Nothing is planned. A call with FRED can begin at any time.</Empty>}
      {next && <NextCall session={next} />}
      {later.length > 0 && (
        <ul className={card}>
          {later.map((session) => (
            <LaterCall key={session.id} session={session} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NextCall({ session }: { session: Session }) {
  const titleOf = useSessionTitle();
  const withOf = useWith();
  const begins = new Date(session.scheduled_for ?? session.started_at ?? session.created_at);
  return (
    <article className={`${card} ${styles.next}`}>
      <div className={styles.date} aria-hidden="true">
        <div>
          <b>{begins.getDate()}</b>
          <br />
          <span>{begins.toLocaleDateString(undefined, { month: 'short' })}</span>
        </div>
      </div>
      <div className={styles.what}>
        <h3>{titleOf(session)}</h3>
        <p>
          <time dateTime={begins.toISOString()}>
            {day(begins)}, {clock(begins)}
          </time>{' '}
          with {withOf(session)}
        </p>
      </div>
      {session.in_progress && <StatusBadge status={session.status} />}
      <LinkButton
        variant={session.in_progress ? 'primary' : 'secondary'}
        to={`/call/${session.room_name}`}
        onPointerEnter={() => void loadCall()}
        onFocus={() => void loadCall()}
      >
        Join
      </LinkButton>
    </article>
  );
}

function LaterCall({ session }: { session: Session }) {
  const titleOf = useSessionTitle();
  const withOf = useWith();
  const begins = session.scheduled_for ?? session.started_at ?? session.created_at;
  return (
    <li className={styles.item}>
      <span className={styles.name}>{titleOf(session)}</span>
      <span>{withOf(session)}</span>
      <time dateTime={begins}>{dayAndClock(begins)}</time>
      <LinkButton
        variant="quiet"
        to={`/call/${session.room_name}`}
        aria-label={`Join ${titleOf(session)}, ${dayAndClock(begins)}`}
      >
        Join
      </LinkButton>
    </li>
  );
}

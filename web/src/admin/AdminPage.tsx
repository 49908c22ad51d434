import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { Link } from 'react-router';
import type { Cleanup, ClosedSession } from '../api/types';
import { PageTitle } from '../app/PageTitle';
import { Failure, NotFound } from '../app/problems';
import { usePerson } from '../auth/AuthContext';
import { useConfig } from '../config/ConfigContext';
import { Button } from '../design/Button';
import { Badge, card, Empty, Notice, Skeleton } from '../design/parts';
import { dayAndClock } from '../time/format';
import styles from './AdminPage.module.css';
import { cleanUp, healthOptions } from './operations';

export function AdminPage() {
  const { isAdmin } = usePerson();
  if (!isAdmin) return <NotFound />;
  return (
    <>
      <PageTitle title="Admin" />
      <SystemHealth />
      <StaleSessions />
    </>
  );
}

function SystemHealth() {
  const { services } = useConfig();
  return (
    <section className={styles.section} aria-labelledby="health">
      <h2 id="health">System health</h2>
      <p className={styles.lead}>Asked every 10 seconds. A service that is not ready gets no requests.</p>
      <ul className={styles.services}>
        {services.map((service) => (
          <ServiceHealth key={service} service={service} />
        ))}
      </ul>
    </section>
  );
}

function ServiceHealth({ service }: { service: string }) {
  const { data, isError, isPending } = useQuery(healthOptions(service));
  const isReady = !isError && data?.status === 'UP';
  return (
    <li className={`${card} ${styles.service}`}>
      <header>
        <h3>{service}</h3>
        {isPending ? (
          <Skeleton width="64px" height="24px" />
        ) : (
          <Badge tone={isReady ? 'live' : 'recording'} dot>
            {isReady ? 'Ready' : isError ? 'Away' : 'Not ready'}
          </Badge>
        )}
      </header>
      {!isError && data && (
        <ul className={styles.checks}>
          {data.checks.map(({ name, status }) => (
            <li key={name} {...(status === 'UP' ? {} : { 'data-down': '' })}>
              {status === 'UP' ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
              {name}
              <span className="visually-hidden">{status === 'UP' ? 'is fine' : 'is down'}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function StaleSessions() {
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: cleanUp,
    onSuccess: ({ dry_run }) => (dry_run ? undefined : client.invalidateQueries({ queryKey: ['sessions'] })),
  });
  const foundSome = run.data?.dry_run && run.data.closed.length > 0;
  return (
    <section className={styles.section} aria-labelledby="stale">
      <h2 id="stale">Stale sessions</h2>
      <p className={styles.lead}>
        Sessions that have been in progress for long and that LiveKit knows nothing of. The system closes them
        by itself; here it can be done at once. A dry run changes nothing.
      </p>
      <div className={styles.buttons}>
        <Button
          variant={foundSome ? 'secondary' : 'primary'}
          onClick={() => run.mutate(true)}
          disabled={run.isPending}
        >
          Dry run
        </Button>
        <Button
          variant={foundSome ? 'danger' : 'secondary'}
          onClick={() => run.mutate(false)}
          disabled={run.isPending}
        >
          Close stale sessions
        </Button>
      </div>
      <div role="status">{run.data && <Outcome cleanup={run.data} />}</div>
      {run.isError && <Failure error={run.error} />}
    </section>
  );
}

const REASONS: Record<ClosedSession['reason'], string> = {
  room_gone: 'LiveKit’s room is gone',
  nobody_came: 'Nobody came',
  never_in_livekit: 'It was never in LiveKit',
};

function Outcome({ cleanup: { dry_run, closed, kept } }: { cleanup: Cleanup }) {
  const others = kept === 0 ? '' : ` ${kept} more ${kept === 1 ? 'is' : 'are'} old but live, and kept.`;
  if (closed.length === 0) return <Empty>No session is stale.{others}</Empty>;
  return (
    <>
      <Notice>
        {closed.length} {closed.length === 1 ? 'session' : 'sessions'}{' '}
        {dry_run ? 'would be closed.' : 'closed.'}
        {others}
      </Notice>
      <div className={`${card} ${styles.scroll}`} style={{ marginTop: 12 }}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Session</th>
              <th scope="col">Began</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {closed.map((session) => (
              <tr key={session.session_id}>
                <td>
                  <Link to={`/sessions/${session.session_id}`}>{session.room_name}</Link>
                </td>
                <td>{session.started_at ? dayAndClock(session.started_at) : 'Never'}</td>
                <td>{REASONS[session.reason]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

import { useMutation } from '@tanstack/react-query';
import { CalendarPlus, Mic } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { loadCall } from '../app/loadCall';
import { PageTitle } from '../app/PageTitle';
import { Failure } from '../app/problems';
import { usePerson } from '../auth/AuthContext';
import { Button } from '../design/Button';
import { card, Notice } from '../design/parts';
import { Invitations } from '../invitations/Invitations';
import { dayAndClock, longDay } from '../time/format';
import { createCall } from './calls';
import { Commitments } from './Commitments';
import styles from './HomePage.module.css';
import { NextCalls } from './NextCalls';

const ScheduleDialog = lazy(() => import('./ScheduleDialog'));

export function HomePage() {
  const { name } = usePerson();
  const [scheduling, setScheduling] = useState(false);
  const [scheduled, setScheduled] = useState<string | null>(null);
  const [now] = useState(() => new Date());
  return (
    <>
      <PageTitle title="Home">
        {greeting(now)}, {name}
      </PageTitle>
      <p className={styles.greeting}>{longDay(now)}</p>
      <div className={styles.start}>
        <FredCard />
        <section className={`${card} ${styles.choice}`} aria-labelledby="coach">
          <CalendarPlus aria-hidden="true" />
          <h2 id="coach">Meet a coach</h2>
          <p>A video session of up to 30 minutes by appointment, or a short one now.</p>
          <div>
            <Button size="large" onClick={() => setScheduling(true)}>
              Plan a session
            </Button>
          </div>
        </section>
      </div>
      <div role="status" style={{ marginTop: scheduled ? 16 : 0 }}>
        {scheduled && <Notice>Your session is planned: {dayAndClock(scheduled)}.</Notice>}
      </div>
      <Invitations />
      <NextCalls />
      <Commitments />
      {scheduling && (
        <Suspense>
          <ScheduleDialog onClose={() => setScheduling(false)} onScheduled={setScheduled} />
        </Suspense>
      )}
    </>
  );
}

function FredCard() {
  const navigate = useNavigate();
  const [key] = useState(() => crypto.randomUUID());
  const start = useMutation({
    mutationFn: () => createCall({ callType: 'on-demand' }, key),
    onSuccess: (call) => navigate(`/call/${call.room}`),
  });
  return (
    <section className={`${card} ${styles.choice}`} aria-labelledby="fred">
      <Mic aria-hidden="true" />
      <h2 id="fred">Talk with FRED</h2>
      <p>A voice call of up to 10 minutes with your AI coach, whenever you like.</p>
      <div>
        <Button
          variant="primary"
          size="large"
          onPointerEnter={() => void loadCall()}
          onFocus={() => void loadCall()}
          onClick={() => start.mutate()}
          disabled={start.isPending}
        >
          {start.isPending ? 'Preparing the room…' : 'Start a call'}
        </Button>
      </div>
      {start.isError && (
        <div>
          <Failure error={start.error} />
        </div>
      )}
    </section>
  );
}

function greeting(now: Date): string {
  const hour = now.getHours();
  if (hour < 5) return 'Good night';
  if (hour < 12) return 'Good morning';
  return hour < 18 ? 'Good afternoon' : 'Good evening';
}

import { FileText, Mic, Users } from 'lucide-react';
import { Link } from 'react-router';
import { card } from '../design/parts';
import { day, clock } from '../time/format';
import styles from './HistoryPage.module.css';
import { useSessionTitle, useWith } from './naming';
import type { Session } from '../api/types';
import { StatusBadge } from './StatusBadge';

export function SessionRows({ sessions }: { sessions: Session[] }) {
  return (
    <ul className={`${card} ${styles.list}`}>
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </ul>
  );
}

function SessionRow({ session }: { session: Session }) {
  const titleOf = useSessionTitle();
  const withOf = useWith();
  const when = session.started_at ?? session.scheduled_for ?? session.created_at;
  return (
    <li className={styles.row}>
      <div>
        <Link className={styles.title} to={`/sessions/${session.id}`}>
          {titleOf(session)}
        </Link>
        <div className={styles.meta}>
          <span>
            <Users aria-hidden="true" />
            {session.status === 'scheduled' ? `With ${withOf(session)}` : people(session)}
          </span>
          {session.has_recording && (
            <span>
              <Mic aria-hidden="true" />
              Recording
            </span>
          )}
          {session.has_summary && (
            <span>
              <FileText aria-hidden="true" />
              Summary
            </span>
          )}
        </div>
      </div>
      <time className={styles.when} dateTime={when}>
        {day(when)}, {clock(when)}
      </time>
      <span className={`${styles.duration} tabular`}>
        {session.duration ?? <span className="visually-hidden">no duration yet</span>}
      </span>
      <span className={styles.status}>
        <StatusBadge status={session.status} />
      </span>
    </li>
  );
}

function people({ participant_count: count }: Session): string {
  if (count === 0) return 'Nobody was there';
  return count === 1 ? '1 participant' : `${count} participants`;
}

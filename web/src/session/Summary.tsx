import type { TranscriptSegment } from '../api/types';
import { card } from '../design/parts';
import type { SessionDetail } from '../api/types';
import { position } from '../time/format';
import { usePlayback } from './PlaybackContext';
import styles from './SessionPage.module.css';
import { lineId } from './Transcript';
import { evidenceLines, lineKey } from './words';

const FLASH_MS = 1_500;

/** Summary, decisions and next actions, each point with links to the words it rests on. */
export function Summary({ session, lines }: { session: SessionDetail; lines: TranscriptSegment[] }) {
  const evidenceFor = (kind: 'decisions' | 'nextActions', index: number) =>
    evidenceLines(session.evidence?.[kind]?.[index], session.transcript_json, lines);
  const decisions = session.decisions ?? [];
  const actions = session.next_actions ?? [];
  return (
    <section className={`${card} ${styles.panel}`} aria-labelledby="summary">
      <h2 id="summary">Summary</h2>
      {session.summary ? (
        <p className={styles.prose}>{session.summary}</p>
      ) : (
        <p className={styles.quiet}>
          {session.in_progress || session.status === 'scheduled'
            ? 'Comes when the session has ended.'
            : 'There is no summary of this session.'}
        </p>
      )}
      {decisions.length > 0 && <h3 className={styles.kind}>Decisions</h3>}
      <ul className={styles.points}>
        {decisions.map((decision, index) => (
          <li key={decision}>
            {decision}
            <Evidence lines={evidenceFor('decisions', index)} />
          </li>
        ))}
      </ul>
      {actions.length > 0 && <h3 className={styles.kind}>Next actions</h3>}
      <ul className={styles.points}>
        {actions.map((action, index) => (
          <li key={action}>
            {action}
            <WhoAndWhen details={session.action_details?.[index]} />
            <Evidence lines={evidenceFor('nextActions', index)} />
          </li>
        ))}
      </ul>
      {session.summary_source === 'extractive' && (
        <p className={styles.source}>Put together from sentences that were said; no model was asked.</p>
      )}
    </section>
  );
}

function WhoAndWhen({ details }: { details?: { owner?: string | null; due?: string | null } }) {
  const words = [details?.owner, details?.due].filter(Boolean).join(' · ');
  return words ? <small>{words}</small> : null;
}

function Evidence({ lines }: { lines: TranscriptSegment[] }) {
  const { part, playFrom } = usePlayback();
  if (lines.length === 0) return null;
  return (
    <span className={styles.evidence}>
      {lines.map((line) => (
        <button
          key={lineKey(line)}
          type="button"
          title={line.text}
          aria-label={`Said at ${position(line.start_ms / 1000)}: ${line.text}`}
          onClick={() => {
            if (part) playFrom(line.start_ms);
            showLine(line);
          }}
        >
          {position(line.start_ms / 1000)}
        </button>
      ))}
    </span>
  );
}

function showLine(segment: TranscriptSegment): void {
  const line = document.getElementById(lineId(segment));
  if (!line) return;
  line.scrollIntoView({ block: 'center', behavior: 'smooth' });
  line.focus({ preventScroll: true });
  line.setAttribute('data-flash', '');
  setTimeout(() => line.removeAttribute('data-flash'), FLASH_MS);
}

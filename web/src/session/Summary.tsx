import type { TranscriptSegment } from '../api/pending';
import { card } from '../design/parts';
import type { SessionDetail } from '../history/sessions';
import { position } from '../time/format';
import { usePlayback } from './PlaybackContext';
import styles from './SessionPage.module.css';
import { lineId } from './Transcript';

const FLASH_MS = 1_500;

/** Summary, decisions and next actions, each point with links to the words it rests on. */
export function Summary({ session, segments }: { session: SessionDetail; segments: TranscriptSegment[] }) {
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
      <Points
        title="Decisions"
        points={session.decisions}
        evidence={session.evidence?.decisions}
        segments={segments}
      />
      <Points
        title="Next actions"
        points={session.next_actions}
        evidence={session.evidence?.nextActions}
        segments={segments}
      />
    </section>
  );
}

function Points({
  title,
  points,
  evidence,
  segments,
}: {
  title: string;
  points: string[] | null;
  evidence: number[][] | undefined;
  segments: TranscriptSegment[];
}) {
  if (!points || points.length === 0) return null;
  return (
    <>
      <h3 style={{ margin: '18px 0 8px' }}>{title}</h3>
      <ul className={styles.points}>
        {points.map((point, index) => (
          <li key={point}>
            {point}
            <Evidence segments={(evidence?.[index] ?? []).flatMap((entry) => segments[entry] ?? [])} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Evidence({ segments }: { segments: TranscriptSegment[] }) {
  const { isPlayable, playFrom } = usePlayback();
  if (segments.length === 0) return null;
  return (
    <span className={styles.evidence}>
      {segments.map((segment) => (
        <button
          key={segment.segmentId}
          type="button"
          title={segment.text}
          aria-label={`Said at ${position(segment.startMs / 1000)}: ${segment.text}`}
          onClick={() => {
            if (isPlayable) playFrom(segment.startMs);
            showLine(segment.segmentId);
          }}
        >
          {position(segment.startMs / 1000)}
        </button>
      ))}
    </span>
  );
}

function showLine(segmentId: string): void {
  const line = document.getElementById(lineId(segmentId));
  if (!line) return;
  line.scrollIntoView({ block: 'center', behavior: 'smooth' });
  line.focus({ preventScroll: true });
  line.setAttribute('data-flash', '');
  setTimeout(() => line.removeAttribute('data-flash'), FLASH_MS);
}

import { useRecording } from './useRecording';
import styles from './CallRoom.module.css';

const WORDS = {
  off: '',
  starting: 'Recording is starting…',
  on: 'Recording',
  stopping: 'Recording is stopping…',
  failed: 'Recording failed',
} as const;

const ANNOUNCED: Partial<Record<keyof typeof WORDS, string>> = {
  on: 'This call is being recorded.',
  failed: 'Recording failed. The call goes on.',
};

/** Always in the same place. Only the room itself says that it is recorded; a click says no more than that it will be. */
export function RecordingPill() {
  const { state, error } = useRecording();
  return (
    <>
      {state !== 'off' && (
        <span className={styles.pill} data-state={state} title={error ?? undefined}>
          <i aria-hidden="true" />
          {WORDS[state]}
        </span>
      )}
      <span className="visually-hidden" role="status">
        {ANNOUNCED[state] ?? (state === 'off' ? '' : WORDS[state])}
      </span>
    </>
  );
}

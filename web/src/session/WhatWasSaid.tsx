import { useQuery } from '@tanstack/react-query';
import type { Session, Transcript as Answer, TranscriptSegment } from '../api/types';
import { Failure } from '../app/problems';
import { card, Loading, Skeleton } from '../design/parts';
import { transcriptOptions } from './details';
import styles from './SessionPage.module.css';
import { Transcript } from './Transcript';

/** The transcript, or why there is none. */
export function WhatWasSaid({ session, lines }: { session: Session; lines: TranscriptSegment[] }) {
  const { data, isPending, isError, error, refetch } = useQuery(transcriptOptions(session));
  return (
    <section className={`${card} ${styles.panel}`} aria-labelledby="transcript">
      <h2 id="transcript">Transcript</h2>
      {isError && <Failure error={error} onRetry={() => void refetch()} />}
      {isPending && !isError && (
        <Loading what="the transcript">
          <Skeleton height="120px" />
        </Loading>
      )}
      {lines.length > 0 && <Transcript segments={lines} />}
      {data !== undefined && lines.length === 0 && (
        <p className={styles.quiet}>{noWords(data, session.in_progress)}</p>
      )}
      {lines.some(({ source }) => source === 'recording') && (
        <p className={styles.source}>
          Understood from the recording by a machine, which does not tell who speaks.
        </p>
      )}
    </section>
  );
}

const NO_WORDS: Partial<Record<Answer['transcription']['state'], string>> = {
  waiting: 'The transcript is being made from the recording.',
  no_speech: 'Nobody says a word in the recording.',
  failed: 'The transcript could not be made from the recording, which can still be played.',
};

function noWords(answer: Answer | null, isInProgress: boolean): string {
  if (isInProgress) return 'What is said appears here as it is understood.';
  const why = answer && NO_WORDS[answer.transcription.state];
  return why ?? 'There are no written words of this session.';
}

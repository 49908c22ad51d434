import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../app/problems';
import { Notice } from '../design/parts';
import type { Recording as Kept, Session } from '../api/types';
import { recordingOptions } from './details';
import type { Part } from './parts';
import { usePlayback } from './PlaybackContext';
import { RecordingPlayer } from './RecordingPlayer';

/** The session's recording: its player, or why there is none. */
export function Recording({ session }: { session: Session }) {
  const { data, isError, error, refetch } = useQuery(recordingOptions(session));
  const { part } = usePlayback();
  const { urlOf, forget } = useUrls();
  // A new address that cannot be had is no reason to take the player away
  if (isError && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (!part) return <NoRecording recording={data} />;
  return (
    <RecordingPlayer
      url={urlOf(part)}
      durationMs={part.durationMs}
      onExpired={async () => {
        await refetch({ throwOnError: true });
        forget();
      }}
    />
  );
}

/** Every answer has new addresses for the same files: the first is kept until it is no good any more. */
function useUrls() {
  const [urls] = useState(() => new Map<number, string>());
  const [, setForgotten] = useState(0);
  return {
    urlOf: ({ attempt, url }: Part): string => {
      const kept = urls.get(attempt) ?? url;
      urls.set(attempt, kept);
      return kept;
    },
    forget: () => {
      urls.clear();
      setForgotten((times) => times + 1);
    },
  };
}

const STATES: Partial<Record<Kept['state'], string>> = {
  requested: 'The recording is being started.',
  unknown: 'We are finding out whether this is being recorded.',
  starting: 'The recording is being started.',
  active: 'This call is being recorded. It can be played here afterwards.',
  ending: 'The recording is being finished. This takes a moment.',
  ready: 'The recording is being made ready.',
  failed: 'Recording failed. The call itself was not affected.',
  aborted: 'The recording was stopped before it began. The call itself was not affected.',
  lost: 'The recording was lost. The call itself was not affected.',
  deleted: 'The recording was removed.',
};

function NoRecording({ recording }: { recording: Kept }) {
  const text = STATES[recording.state];
  return text ? <Notice>{text}</Notice> : null;
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Recording as Kept, RecordingPart } from '../api/types';
import { Failure } from '../app/problems';
import { control, Notice } from '../design/parts';
import type { Session } from '../api/types';
import { inWords } from '../time/format';
import { recordingOptions } from './details';
import { RecordingPlayer } from './RecordingPlayer';

/** The session's recording: its player, or why there is none. */
export function Recording({
  session,
  part,
  onPart,
}: {
  session: Session;
  /** The part to play; null where none can be. */
  part: RecordingPart | null;
  onPart: (attempt: number) => void;
}) {
  const { data, isError, error, refetch } = useQuery(recordingOptions(session));
  const { urlOf, forget } = useUrls();
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (!part) return <NoRecording recording={data} />;
  const playable = data.parts.filter(({ url }) => url !== null);
  return (
    <>
      {playable.length > 1 && <PartChoice parts={playable} chosen={part.attempt} onChoose={onPart} />}
      <RecordingPlayer
        url={urlOf(part)}
        durationMs={part.duration_ms}
        onExpired={() => void refetch().then(forget)}
      />
    </>
  );
}

/** Every answer has new addresses for the same files: the first is kept until it is no good any more. */
function useUrls() {
  const [urls] = useState(() => new Map<number, string>());
  const [, setForgotten] = useState(0);
  return {
    urlOf: ({ attempt, url }: RecordingPart): string => {
      const kept = urls.get(attempt) ?? url!;
      urls.set(attempt, kept);
      return kept;
    },
    forget: () => {
      urls.clear();
      setForgotten((times) => times + 1);
    },
  };
}

function PartChoice({
  parts,
  chosen,
  onChoose,
}: {
  parts: RecordingPart[];
  chosen: number;
  onChoose: (attempt: number) => void;
}) {
  return (
    <select
      className={control}
      aria-label="Part of the recording"
      value={chosen}
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      {parts.map((part, index) => (
        <option key={part.attempt} value={part.attempt}>
          Part {index + 1}
          {part.duration_ms === null ? '' : `, ${inWords(part.duration_ms / 1000)}`}
        </option>
      ))}
    </select>
  );
}

const STATES: Record<string, string> = {
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

import { RoomAudioRenderer, RoomContext, useConnectionState } from '@livekit/components-react';
import { ConnectionState, type Room } from 'livekit-client';
import { useState } from 'react';
import type { Call } from '../api/types';
import { PageTitle } from '../app/PageTitle';
import styles from './CallRoom.module.css';
import { ControlBar } from './ControlBar';
import { FredBar } from './fred/FredBar';
import { DeadlineBar, useTimeLeft } from './timeLeft/DeadlineBar';
import { SidePanel, type PanelTab } from './panel/SidePanel';
import { RecordingPill } from './RecordingPill';
import { SoundBar } from './SoundBar';
import { Stage } from './Stage';
import { useCaptions } from './panel/useCaptions';
import { useNames } from './panel/useNames';
import { useOwnWordsWritten } from './panel/useOwnWordsWritten';
import { useStart } from './timeLeft/useStart';
import { useRecordFromTheStart } from './useRecording';

/** The call itself: an always dark stage, a panel beside it, the controls beneath. */
export function CallRoom({
  room,
  call,
  title,
  record,
}: {
  room: Room;
  call: Call;
  title: string;
  /** Whether the lobby's switch was on. */
  record: boolean;
}) {
  return (
    <RoomContext value={room}>
      <Inside call={call} title={title} record={record} />
      <RoomAudioRenderer />
    </RoomContext>
  );
}

function Inside({ call, title, record }: { call: Call; title: string; record: boolean }) {
  const isVideo = call.coachId !== null;
  const [tab, setTab] = useState<PanelTab | null>(null);
  const startedAt = useStart(call.sessionId);
  const timeLeft = useTimeLeft(startedAt, call.maxDuration);
  const connection = useConnectionState();
  const captions = useCaptions();
  const nameOf = useNames();
  useOwnWordsWritten(captions, startedAt);
  useRecordFromTheStart(record);
  const isReconnecting =
    connection === ConnectionState.Reconnecting || connection === ConnectionState.SignalReconnecting;
  return (
    <main className={styles.page} data-theme="dark" data-panel={tab ? 'open' : undefined}>
      <header className={styles.top}>
        <PageTitle title={title} />
        <RecordingPill />
        <DeadlineBar timeLeft={timeLeft} />
      </header>
      <div className={styles.notices} role="status">
        {isReconnecting && <p className={styles.reconnecting}>Reconnecting… You stay in the call.</p>}
        <SoundBar />
        <FredBar call={call} onWrite={() => setTab('fred')} />
      </div>
      <Stage isVideo={isVideo} />
      {tab && (
        <SidePanel
          call={call}
          tab={tab}
          onTab={setTab}
          captions={captions}
          nameOf={nameOf}
          onClose={() => setTab(null)}
        />
      )}
      <ControlBar call={call} isVideo={isVideo} tab={tab} onTab={setTab} />
    </main>
  );
}

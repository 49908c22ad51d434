import { useLocalParticipant, useRoomContext } from '@livekit/components-react';
import { useMutation } from '@tanstack/react-query';
import {
  Captions,
  CircleDot,
  CircleStop,
  MessageSquareText,
  Mic,
  MicOff,
  PhoneOff,
  Settings,
  Users,
  Video,
  VideoOff,
} from 'lucide-react';
import { useState } from 'react';
import type { Call } from '../api/types';
import { usePerson } from '../auth/AuthContext';
import { endCall } from './call';
import styles from './CallRoom.module.css';
import { LeaveDialog } from './LeaveDialog';
import type { PanelTab } from './panel/SidePanel';
import { leaveButton, RoundButton } from './RoundButton';
import { SettingsDialog } from './SettingsDialog';
import { useAskForRecording, useRecording } from './useRecording';
import { useShortcuts } from './useShortcuts';

export function ControlBar({
  call,
  isVideo,
  tab,
  onTab,
}: {
  call: Call;
  isVideo: boolean;
  tab: PanelTab | null;
  onTab: (tab: PanelTab | null) => void;
}) {
  const { localParticipant, isMicrophoneEnabled, isCameraEnabled } = useLocalParticipant();
  const [asksForSettings, setAsksForSettings] = useState(false);
  const toggleMicrophone = () =>
    void localParticipant.setMicrophoneEnabled(!isMicrophoneEnabled).catch(console.warn);
  const toggleCamera = () => void localParticipant.setCameraEnabled(!isCameraEnabled).catch(console.warn);
  const show = (wanted: PanelTab) => onTab(tab === wanted ? null : wanted);
  useShortcuts({ m: toggleMicrophone, ...(isVideo ? { v: toggleCamera } : {}) });
  return (
    <div className={styles.bar} role="group" aria-label="Call controls">
      <RoundButton
        label="Microphone"
        pressed={isMicrophoneEnabled}
        icon={isMicrophoneEnabled ? Mic : MicOff}
        shortcut="m"
        onClick={toggleMicrophone}
      />
      {isVideo && (
        <RoundButton
          label="Camera"
          pressed={isCameraEnabled}
          icon={isCameraEnabled ? Video : VideoOff}
          shortcut="v"
          onClick={toggleCamera}
        />
      )}
      <RoundButton
        label="Chat with FRED"
        icon={MessageSquareText}
        expanded={tab === 'fred'}
        onClick={() => show('fred')}
      />
      <span className={styles.wide}>
        <RoundButton
          label="Captions"
          icon={Captions}
          expanded={tab === 'captions'}
          onClick={() => show('captions')}
        />
        <RoundButton label="People" icon={Users} expanded={tab === 'people'} onClick={() => show('people')} />
      </span>
      {isVideo && <RecordButton />}
      <RoundButton label="Settings" icon={Settings} onClick={() => setAsksForSettings(true)} />
      <span className={styles.gap} />
      <LeaveButton call={call} isVideo={isVideo} />
      {asksForSettings && <SettingsDialog isVideo={isVideo} onClose={() => setAsksForSettings(false)} />}
    </div>
  );
}

/** For Studio members only; the lobby has told the others why not. */
function RecordButton() {
  const { tier } = usePerson();
  const { state } = useRecording();
  const ask = useAskForRecording();
  if (tier !== 'studio') return null;
  const isOn = state === 'on' || state === 'stopping';
  return (
    <RoundButton
      label={isOn ? 'Stop recording' : 'Record this session'}
      icon={isOn ? CircleStop : CircleDot}
      onClick={() => ask.mutate(!isOn)}
      disabled={state === 'starting' || state === 'stopping'}
    />
  );
}

/** A call with FRED ends when one hangs up; from a session with others one can leave, or end it for all. */
function LeaveButton({ call, isVideo }: { call: Call; isVideo: boolean }) {
  const room = useRoomContext();
  const { userId, isAdmin } = usePerson();
  const [asks, setAsks] = useState(false);
  const mayEnd = isAdmin || userId === call.ownerId || userId === call.coachId;
  const leave = () => void room.disconnect();
  // Where the server cannot be reached, leaving ends it too, a moment later
  const end = useMutation({ mutationFn: () => endCall(call.room), onError: leave });
  const hangUp = () => (mayEnd ? (isVideo ? setAsks(true) : end.mutate()) : leave());
  return (
    <>
      <button
        type="button"
        className={leaveButton}
        data-tone="danger"
        onClick={hangUp}
        disabled={end.isPending}
      >
        <PhoneOff aria-hidden="true" />
        <span className={styles.word}>{isVideo || !mayEnd ? 'Leave' : 'End'}</span>
      </button>
      {asks && (
        <LeaveDialog
          isEnding={end.isPending}
          onLeave={leave}
          onEnd={() => end.mutate()}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}

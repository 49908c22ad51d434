import type { LocalAudioTrack, LocalVideoTrack } from 'livekit-client';
import { Mic, MicOff, Video, VideoOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { PageTitle } from '../app/PageTitle';
import { usePerson } from '../auth/AuthContext';
import { Button, LinkButton } from '../design/Button';
import { Avatar, Notice } from '../design/parts';
import { RoundButton } from '../call/RoundButton';
import { clock, dayAndClock } from '../time/format';
import { deviceErrorInWords } from './deviceErrors';
import { DeviceSelect } from './DeviceSelect';
import { LevelMeter } from './LevelMeter';
import styles from './Lobby.module.css';
import { RecordingChoice } from './RecordingChoice';
import { useLocalTrack } from './useLocalTrack';
import { useIsOpen } from './useIsOpen';
import { useMayAsk } from './useMayAsk';

/** As call-service lets people in. */
const OPENS_BEFORE_MS = 10 * 60_000;

/** What somebody goes into the call with. */
export interface Choices {
  microphone: LocalAudioTrack | null;
  camera: LocalVideoTrack | null;
  record: boolean;
}

/** Before the call: see and hear oneself, choose, join. Nothing leaves the browser here. */
export function Lobby({
  title,
  withWhom,
  isVideo,
  scheduledFor,
  wasInside,
  error,
  isJoining,
  onJoin,
}: {
  title: string;
  withWhom: string;
  isVideo: boolean;
  scheduledFor: string | null;
  /** Whether this tab was in the call a moment ago: the page was loaded again. */
  wasInside: boolean;
  error: string | null;
  isJoining: boolean;
  onJoin: (choices: Choices) => void;
}) {
  const person = usePerson();
  const [mayAsk, allowAsking] = useMayAsk(wasInside);
  const [wantsMicrophone, setWantsMicrophone] = useState(true);
  const [wantsCamera, setWantsCamera] = useState(isVideo);
  const [microphoneId, setMicrophoneId] = useState('');
  const [cameraId, setCameraId] = useState('');
  const [record, setRecord] = useState(false);
  const microphone = useLocalTrack('microphone', mayAsk && wantsMicrophone, microphoneId);
  const camera = useLocalTrack('camera', mayAsk && wantsCamera && isVideo, cameraId);
  const isMute = microphone.track === null;
  const opensAt = scheduledFor === null ? null : Date.parse(scheduledFor) - OPENS_BEFORE_MS;
  const isOpen = useIsOpen(opensAt);

  const join = () => onJoin({ microphone: microphone.take(), camera: camera.take(), record });

  return (
    <main className={styles.page}>
      <div className={styles.inner}>
        <header className={styles.top}>
          <PageTitle title={title} />
          <p>{isVideo ? `A video session with ${withWhom}` : `A voice call with ${withWhom}`}</p>
        </header>
        <div className={`${styles.columns} ${isVideo ? '' : styles.voice}`}>
          <div className={styles.preview} data-theme="dark">
            {camera.track ? (
              <Preview track={camera.track} />
            ) : (
              <div className={styles.off}>
                <Avatar name={person.name} size={88} />
                {isVideo && (camera.isAsking ? 'Asking for your camera…' : 'Your camera is off')}
              </div>
            )}
            <LevelMeter track={microphone.track} />
            <div className={styles.toggles}>
              <RoundButton
                label="Microphone"
                pressed={mayAsk && wantsMicrophone}
                onClick={() => (mayAsk ? setWantsMicrophone(!wantsMicrophone) : allowAsking())}
                icon={microphone.track ? Mic : MicOff}
              />
              {isVideo && (
                <RoundButton
                  label="Camera"
                  pressed={mayAsk && wantsCamera}
                  onClick={() => (mayAsk ? setWantsCamera(!wantsCamera) : allowAsking())}
                  icon={camera.track ? Video : VideoOff}
                />
              )}
            </div>
          </div>
          <div className={styles.choices}>
            {!isOpen && (
              <Notice>
                It begins {dayAndClock(scheduledFor!)}. You can join from {clock(new Date(opensAt!))}.
              </Notice>
            )}
            {wasInside && <Notice>You were in this call a moment ago. It goes on; you can come back.</Notice>}
            {!mayAsk && (
              <div className={styles.asking}>
                <p>
                  Next, your browser will ask to use your {isVideo ? 'microphone and camera' : 'microphone'}.
                  Nothing is recorded yet.
                </p>
                <Button onClick={allowAsking}>
                  <Mic aria-hidden="true" />
                  {isVideo ? 'Turn on microphone and camera' : 'Turn on microphone'}
                </Button>
              </div>
            )}
            {microphone.error !== null && (
              <Notice tone="warning" action={<Button onClick={microphone.retry}>Try again</Button>}>
                {deviceErrorInWords(microphone.error, 'microphone')}
              </Notice>
            )}
            {camera.error !== null && (
              <Notice tone="warning" action={<Button onClick={camera.retry}>Try again</Button>}>
                {deviceErrorInWords(camera.error, 'camera')}
              </Notice>
            )}
            <DeviceSelect
              kind="audioinput"
              label="Microphone"
              value={microphoneId}
              onChange={setMicrophoneId}
              knows={microphone.track}
            />
            {isVideo && (
              <DeviceSelect
                kind="videoinput"
                label="Camera"
                value={cameraId}
                onChange={setCameraId}
                knows={camera.track}
              />
            )}
            {isVideo ? (
              <RecordingChoice mayRecord={person.tier === 'studio'} isChosen={record} onChange={setRecord} />
            ) : (
              <p className={styles.hint}>
                Calls with FRED are recorded where this system keeps recordings; the call shows it. Recordings
                and words are for you, your coach and those who were there.
              </p>
            )}
            <div className={styles.as}>
              <Avatar name={person.name} />
              <div>
                <b>{person.name}</b>
                <span>You join under this name</span>
              </div>
            </div>
            {error && <Notice tone="danger">{error}</Notice>}
            <div className={styles.join}>
              <Button variant="primary" size="large" onClick={join} disabled={isJoining || !isOpen}>
                {isJoining ? 'Joining…' : isMute ? 'Join to listen' : wasInside ? 'Come back' : 'Join'}
              </Button>
              <LinkButton to="/" variant="quiet" size="large">
                Not now
              </LinkButton>
            </div>
          </div>
        </div>
      </div>
    </main>
  );
}

function Preview({ track }: { track: LocalVideoTrack }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current!;
    track.attach(element);
    return () => {
      track.detach(element);
    };
  }, [track]);
  return <video ref={video} muted playsInline aria-label="Your camera" />;
}

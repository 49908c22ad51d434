import {
  isTrackReference,
  useIsMuted,
  useIsSpeaking,
  useParticipants,
  useTracks,
  VideoTrack,
  type TrackReferenceOrPlaceholder,
} from '@livekit/components-react';
import { Track, type Participant } from 'livekit-client';
import { MicOff } from 'lucide-react';
import type { CSSProperties } from 'react';
import { Avatar } from '../design/parts';
import styles from './CallRoom.module.css';
import { GUIDE_IN_WORDS } from './fred/guide';
import { brainOf } from './fred/useFred';
import { nameOf } from './nameOf';

export function Stage({ isVideo }: { isVideo: boolean }) {
  return <div className={styles.stage}>{isVideo ? <Tiles /> : <Voices />}</div>;
}

/** Everybody by voice: a large initial, a ring while they speak. */
function Voices() {
  const participants = useParticipants();
  return (
    <ul className={styles.voices} aria-label="In the call">
      {participants.map((participant) => (
        <Voice key={participant.identity} participant={participant} />
      ))}
    </ul>
  );
}

function Voice({ participant }: { participant: Participant }) {
  const isSpeaking = useIsSpeaking(participant);
  return (
    <li className={styles.voice} data-speaking={isSpeaking} data-identity={participant.identity}>
      <span className={styles.ring}>
        <Avatar name={nameOf(participant)} size={132} />
      </span>
      <Name participant={participant} />
      {brainOf(participant) === 'guide' && <small className={styles.brain}>{GUIDE_IN_WORDS}</small>}
    </li>
  );
}

/** Everybody by video, those without a camera as their initial; alone, one waits. */
function Tiles() {
  const tracks = useTracks([{ source: Track.Source.Camera, withPlaceholder: true }], {
    onlySubscribed: false,
  });
  const columns = Math.ceil(Math.sqrt(tracks.length));
  return (
    <ul className={styles.tiles} style={{ '--columns': columns } as CSSProperties} aria-label="In the call">
      {tracks.map((track) => (
        <Tile key={track.participant.identity} track={track} />
      ))}
    </ul>
  );
}

function Tile({ track }: { track: TrackReferenceOrPlaceholder }) {
  const { participant } = track;
  const isSpeaking = useIsSpeaking(participant);
  const shows =
    isTrackReference(track) && !track.publication.isMuted && track.publication.track !== undefined;
  return (
    <li
      className={styles.tile}
      data-speaking={isSpeaking}
      data-local={participant.isLocal}
      data-identity={participant.identity}
    >
      {shows ? <VideoTrack trackRef={track} /> : <Avatar name={nameOf(participant)} size={96} />}
      <Name participant={participant} />
    </li>
  );
}

function Name({ participant }: { participant: Participant }) {
  const isMuted = useIsMuted({ participant, source: Track.Source.Microphone });
  return (
    <span className={styles.who}>
      {nameOf(participant)}
      {participant.isLocal && ' (you)'}
      {isMuted && <MicOff role="img" aria-label="muted" />}
    </span>
  );
}

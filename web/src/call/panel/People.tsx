import { useIsMuted, useParticipants } from '@livekit/components-react';
import { ParticipantKind, Track, type Participant } from 'livekit-client';
import { Mic, MicOff } from 'lucide-react';
import { Avatar, Badge } from '../../design/parts';
import { nameOf } from '../nameOf';
import styles from './SidePanel.module.css';

export function People() {
  const participants = useParticipants();
  return (
    <ul className={styles.scroll}>
      {participants.map((participant) => (
        <Person key={participant.identity} participant={participant} />
      ))}
    </ul>
  );
}

function Person({ participant }: { participant: Participant }) {
  const isMuted = useIsMuted({ participant, source: Track.Source.Microphone });
  return (
    <li className={styles.person}>
      <Avatar name={nameOf(participant)} />
      <span className={styles.name}>
        {nameOf(participant)}
        {participant.isLocal && ' (you)'}
      </span>
      {participant.kind === ParticipantKind.AGENT && <Badge>Agent</Badge>}
      {isMuted ? <MicOff role="img" aria-label="muted" /> : <Mic role="img" aria-label="not muted" />}
    </li>
  );
}

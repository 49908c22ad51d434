import { useParticipants } from '@livekit/components-react';
import { useEffect, useState } from 'react';
import { useCoachName } from '../../config/ConfigContext';
import { nameOf } from '../nameOf';

/** What people are called who are or were in the room, or are known as coaches; others stay their id. */
export function useNames(): (userId: string) => string {
  const participants = useParticipants();
  const coachName = useCoachName();
  const [met] = useState(() => new Map<string, string>());
  useEffect(() => {
    for (const participant of participants) met.set(participant.identity, nameOf(participant));
  }, [participants, met]);
  return (userId) => met.get(userId) ?? coachName(userId);
}

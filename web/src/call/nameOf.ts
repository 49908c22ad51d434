import type { Participant } from 'livekit-client';

export function nameOf(participant: Participant): string {
  return participant.name || participant.identity;
}

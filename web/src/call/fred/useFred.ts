import { useRemoteParticipants, useRoomContext } from '@livekit/components-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ParticipantKind, type Participant } from 'livekit-client';
import { agentOptions, sendForAgent } from '../call';

const LOOK_EVERY_MS = 2_000;

/** Nobody is on the way; somebody else may send for him. */
const LOOK_AGAIN_MS = 5_000;

/** What FRED's participant says of itself: whether a `model` thinks for him, or his `guide`. */
export const brainOf = (participant: Participant): string | undefined => participant.attributes['fred.brain'];

/** Where FRED is, as far as the system knows while he is not in the room; null where it does not say. */
export function useFred(room: string, isExpected: boolean) {
  const client = useQueryClient();
  const isHere = useRemoteParticipants().some(({ kind }) => kind === ParticipantKind.AGENT);
  const isAwaited = isExpected && !isHere;
  const { data } = useQuery({
    ...agentOptions(room),
    enabled: isAwaited,
    refetchInterval: ({ state: { data: agent } }) =>
      agent !== 'not_configured' && (agent === 'unavailable' ? LOOK_AGAIN_MS : LOOK_EVERY_MS),
    retry: false,
  });
  const again = useMutation({
    mutationFn: () => sendForAgent(room),
    onSuccess: ({ agent }) => client.setQueryData(agentOptions(room).queryKey, agent),
  });
  return { state: isAwaited ? (data ?? null) : null, again };
}

/**
 * Says something to FRED in the call by typing, if he is there and hears it: he listens to one person alone. What he
 * answers, he answers aloud.
 */
export function useTypingToFred(): ((text: string) => Promise<void>) | null {
  const room = useRoomContext();
  const others = useRemoteParticipants();
  const isHere = others.some((other) => other.kind === ParticipantKind.AGENT && brainOf(other) !== undefined);
  const isAlone = others.every(({ kind }) => !PEOPLE.has(kind));
  if (!isHere || !isAlone) return null;
  return async (text) => void (await room.localParticipant.sendText(text, { topic: 'lk.chat' }));
}

const PEOPLE = new Set([ParticipantKind.STANDARD, ParticipantKind.SIP]);

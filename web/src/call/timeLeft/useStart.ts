import { useRoomContext } from '@livekit/components-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionOptions } from '../../history/sessions';

/** When the first person came, by this browser's clock; null until the history has heard of it. */
export function useStart(sessionId: string): number | null {
  const room = useRoomContext();
  const { data: session } = useQuery({
    ...sessionOptions(sessionId),
    refetchInterval: ({ state }) => (state.data?.started_at ? false : 2_000),
    retry: 5,
  });
  const [ahead] = useState(() => serverAheadBy(room.localParticipant.joinedAt));
  return session?.started_at ? Date.parse(session.started_at) - ahead : null;
}

/** LiveKit's clock, against which joins are counted, less this one's; to the second, as LiveKit tells it. */
function serverAheadBy(joinedAt: Date | undefined): number {
  const difference = (joinedAt?.getTime() ?? Date.now()) - Date.now();
  return Math.abs(difference) < 5_000 ? 0 : difference;
}

import { useRoomContext } from '@livekit/components-react';
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { RoomEvent, type Room } from 'livekit-client';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { startRecording, stopRecording } from './call';
import { joinErrorInWords } from './joinErrors';
import { recordingState, type RecordingState } from './recordingState';

/** LiveKit gives a recorder 30 s to come. */
const LONGEST_START_MS = 45_000;

const KEY = (room: string) => ['recording', room];

/** The recording as the room tells it, with what was asked of it from here. */
export function useRecording(): { state: RecordingState; error: string | null } {
  const room = useRoomContext();
  const isRecording = useIsRecorded(room);
  const asked = useMutationState({
    filters: { mutationKey: KEY(room.name) },
    select: ({ state }) => ({ wish: state.variables as boolean, status: state.status, error: state.error }),
  }).at(-1);
  const state = recordingState(isRecording, asked);
  const isOverdue = useOverdue(state === 'starting');
  return {
    state: isOverdue ? 'failed' : state,
    error: asked?.error ? joinErrorInWords(asked.error) : null,
  };
}

/** LiveKit's own hook misses a change between its first picture and its listening: seen, by somebody who was recorded. */
function useIsRecorded(room: Room): boolean {
  const listen = useCallback(
    (onChange: () => void) => {
      room.on(RoomEvent.RecordingStatusChanged, onChange);
      return () => void room.off(RoomEvent.RecordingStatusChanged, onChange);
    },
    [room],
  );
  return useSyncExternalStore(listen, () => room.isRecording);
}

/** Whether it has been going on for longer than a recorder takes to come. */
function useOverdue(isStarting: boolean): boolean {
  const [isOverdue, setOverdue] = useState(false);
  useEffect(() => {
    if (!isStarting) return;
    const timer = setTimeout(() => setOverdue(true), LONGEST_START_MS);
    return () => {
      clearTimeout(timer);
      setOverdue(false);
    };
  }, [isStarting]);
  return isStarting && isOverdue;
}

/** Asks for recording to begin or to end. */
export function useAskForRecording() {
  const room = useRoomContext();
  const client = useQueryClient();
  return useMutation({
    mutationKey: KEY(room.name),
    mutationFn: (wish: boolean) => (wish ? startRecording(room.name) : stopRecording(room.name)),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
}

/** Does, once one is inside, what was switched on in the lobby. */
export function useRecordFromTheStart(record: boolean): void {
  const { mutate } = useAskForRecording();
  const asked = useRef(false);
  useEffect(() => {
    if (record && !asked.current) mutate(true);
    asked.current = true;
  }, [record, mutate]);
}

import { useIsRecording, useRoomContext } from '@livekit/components-react';
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { startRecording, stopRecording } from './call';
import { joinErrorInWords } from './joinErrors';
import { recordingState, type RecordingState } from './recordingState';

const KEY = (room: string) => ['recording', room];

/** The recording as the room tells it, with what was asked of it from here. */
export function useRecording(): { state: RecordingState; error: string | null } {
  const room = useRoomContext();
  const isRecording = useIsRecording();
  const asked = useMutationState({
    filters: { mutationKey: KEY(room.name) },
    select: ({ state }) => ({ wish: state.variables as boolean, status: state.status, error: state.error }),
  }).at(-1);
  return {
    state: recordingState(isRecording, asked),
    error: asked?.error ? joinErrorInWords(asked.error) : null,
  };
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

import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { WrittenSegment } from '../api/types';

const inRoom = (room: string) => ({ params: { path: { room } } });

export const callOptions = (room: string) =>
  queryOptions({
    queryKey: ['calls', room],
    queryFn: ({ signal }) => answered(api.GET('/api/fred/call/{room}', { ...inRoom(room), signal })),
  });

/** How FRED stands to the call, as far as the system knows. */
export const agentOptions = (room: string) =>
  queryOptions({
    queryKey: ['calls', room, 'agent'],
    queryFn: async ({ signal }) => {
      const call = api.GET('/api/fred/call/{room}', { ...inRoom(room), signal });
      return (await answered(call)).agent;
    },
  });

/** Sends for FRED once more. */
export const sendForAgent = (room: string) => answered(api.POST('/api/fred/call/{room}/agent', inRoom(room)));

export const admit = (room: string, enableRecording: boolean) =>
  answered(api.POST('/api/livekit/token', { body: { room, enableRecording } }));

/** Ends the call for everyone. */
export const endCall = (room: string) => answered(api.DELETE('/api/fred/call/{room}', inRoom(room)));

/** Throws {@link NotRecorded} where the answer is that it will not be. */
export async function startRecording(room: string): Promise<void> {
  const { recording } = await answered(api.POST('/api/fred/call/{room}/recording', inRoom(room)));
  if (recording.state === 'skipped' || recording.state === 'failed') throw new NotRecorded(recording.reason);
}

export class NotRecorded extends Error {
  constructor(readonly reason: string | null) {
    super(`not recorded: ${reason}`);
  }
}

export const stopRecording = (room: string) =>
  answered(api.DELETE('/api/fred/call/{room}/recording', inRoom(room)));

export const messagesOptions = (room: string) =>
  queryOptions({
    queryKey: ['calls', room, 'chat'],
    queryFn: async ({ signal }) => {
      const chat = api.GET('/api/coaching/chat/{room}', { ...inRoom(room), signal });
      return (await answered(chat)).messages;
    },
  });

export const writeSegments = (room: string, segments: WrittenSegment[]) =>
  answered(api.POST('/api/coaching/transcripts/{room}', { ...inRoom(room), body: { segments } }));

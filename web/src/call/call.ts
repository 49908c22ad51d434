import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { components } from '../api/generated/call-service';
import type { ChatMessage } from '../api/pending';
import type { Row } from '../api/row';

type Schemas = components['schemas'];

export type Call = Row<Schemas['CallView'], 'title' | 'coachId' | 'scheduledFor' | 'endedAt'>;

/** The way into a room. */
export type Admission = Row<Schemas['JoinToken'], 'leaveToken'>;

const inRoom = (room: string) => ({ params: { path: { room } } });

export const callOptions = (room: string) =>
  queryOptions({
    queryKey: ['calls', room],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/fred/call/{room}', { ...inRoom(room), signal })) as Promise<Call>,
  });

export const admit = (room: string, enableRecording: boolean): Promise<Admission> =>
  answered(api.POST('/api/livekit/token', { body: { room, enableRecording } })) as Promise<Admission>;

/** Ends the call for everyone. */
export const endCall = (room: string): Promise<unknown> =>
  answered(api.DELETE('/api/fred/call/{room}', inRoom(room)));

export const startRecording = (room: string) =>
  answered(api.POST('/api/fred/call/{room}/recording', inRoom(room)));

export const stopRecording = (room: string) =>
  answered(api.DELETE('/api/fred/call/{room}/recording', inRoom(room)));

export const messagesOptions = (room: string) =>
  queryOptions({
    queryKey: ['calls', room, 'chat'],
    queryFn: async ({ signal }): Promise<ChatMessage[]> =>
      (await answered(api.GET('/api/coaching/chat/{room}', { ...inRoom(room), signal }))).messages,
  });

export const sendMessage = (room: string, message: string) =>
  answered(api.POST('/api/coaching/chat/{room}', { ...inRoom(room), body: { message } }));

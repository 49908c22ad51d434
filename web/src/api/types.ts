import type { components as Calls } from './generated/call-service';
import type { components as Words } from './generated/recording-service';
import type { components as Sessions } from './generated/session-service';

type Call_ = Calls['schemas'];
type Session_ = Sessions['schemas'];
type Words_ = Words['schemas'];

export type CallWish = Call_['CallRequest'];
export type Call = Call_['CallView'];
export type Invitation = Call_['Invitation'];

export type Session = Session_['SessionRow'];

/** A session with all of its words, which lists do without. */
export type SessionDetail = Omit<
  Session_['SessionDetail'],
  'transcript_json' | 'evidence' | 'action_details'
> & {
  transcript_json:
    | { speaker: string | null; text: string; timestamp?: unknown; segmentId?: string; speakerId?: string }[]
    | null;
  /** For each decision and each next action the entries of the transcript it rests on. */
  evidence: { decisions: number[][]; nextActions: number[][] } | null;
  /** For each next action who does it until when, as far as that was said. */
  action_details: { owner?: string | null; due?: string | null }[] | null;
};

export type SessionPage = Session_['SessionPage'];
export type Participant = Session_['ParticipantRow'];
export type Fact = Session_['FactRow'];
export type Erasure = Session_['ErasureView'];
export type ClosedSession = Session_['ClosedSession'];
export type Cleanup = Session_['Cleanup'];

/** What one person said without a pause; times are counted from the beginning of the call. */
export type TranscriptSegment = Words_['SegmentAnswer'];
export type Transcript = Words_['TranscriptAnswer'];
/** What an agent reported of its conversation; times are counted from the beginning of the call. */
export type Turns = Words_['TurnsAnswer'];
export type WrittenSegment = Words_['Written'];
export type ChatMessage = Words_['ChatMessage'];
export type FredState = Words_['FredState'];
export type Commitment = Words_['Commitment'];
export type Recording = Words_['RecordingView'];
export type RecordingPart = Words_['Part'];

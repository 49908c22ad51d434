import type { components as Calls } from './generated/call-service';
import type { components as Words } from './generated/recording-service';
import type { components as Sessions } from './generated/session-service';

/** The documents do not say which fields are always there; all are, and some can be null. */
type Row<T, Nullable extends keyof T = never> = {
  [K in keyof T]-?: K extends Nullable ? NonNullable<T[K]> | null : NonNullable<T[K]>;
};

type Call_ = Calls['schemas'];
type Session_ = Sessions['schemas'];
type Words_ = Words['schemas'];

/** A call that was just made. */
export type NewCall = Row<Call_['CallAnswer'], 'token' | 'leaveToken' | 'egressId'>;
export type CallWish = Call_['CallRequest'];
export type Call = Row<Call_['CallView'], 'title' | 'coachId' | 'scheduledFor' | 'endedAt'>;
/** The way into a room. */
export type Admission = Row<Call_['JoinToken'], 'leaveToken'>;

export type Session = Row<
  Session_['SessionRow'],
  | 'user_id'
  | 'title'
  | 'coach_id'
  | 'scheduled_for'
  | 'max_duration_seconds'
  | 'started_at'
  | 'ended_at'
  | 'duration_seconds'
  | 'duration'
  | 'end_reason'
  | 'notes'
  | 'recording_state'
  | 'recording_reason'
  | 'recording_url'
  | 'summary'
>;

/** A session with all of its words, which lists do without. */
export interface SessionDetail extends Session {
  transcript_json: { speaker: string; text: string; timestamp?: unknown; segmentId?: string }[] | null;
  decisions: string[] | null;
  next_actions: string[] | null;
  /** For each decision and each next action the entries of the transcript it rests on. */
  evidence: { decisions: number[][]; nextActions: number[][] } | null;
  /** For each next action who does it until when, as far as that was said. */
  action_details: { owner?: string | null; due?: string | null }[] | null;
  summary_source: string | null;
}

export interface SessionPage {
  sessions: Session[];
  next_cursor: string | null;
}

export type Participant = Row<Session_['ParticipantRow'], 'left_at'>;
export type Fact = Row<Session_['FactRow']>;
export type ClosedSession = Row<Session_['ClosedSession'], 'ended_at'>;
export type Cleanup = Omit<Row<Session_['Cleanup']>, 'closed'> & { closed: ClosedSession[] };

/** What one person said without a pause; times are counted from the beginning of the call. */
export type TranscriptSegment = Row<Words_['SegmentAnswer']>;
export type WrittenSegment = Words_['Written'];
export type ChatMessage = Row<Words_['ChatMessage']>;
export type FredState = Words_['FredState'];
export type Commitment = Row<Words_['Commitment'], 'owner' | 'due' | 'done_at'>;

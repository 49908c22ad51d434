import { ConnectionError, ConnectionErrorReason } from 'livekit-client';
import { ApiProblem, hasCode } from '../api/problem';
import { NotRecorded } from './call';

const NOT_RECORDED: Record<string, string> = {
  not_configured: 'This system keeps no recordings.',
  egress_unavailable: 'The recorder cannot be reached. The call goes on.',
  egress_refused: 'The recorder refused. The call goes on.',
};

/** Why somebody could not join, in words. */
export function joinErrorInWords(error: unknown): string {
  if (error instanceof NotRecorded) {
    return NOT_RECORDED[error.reason ?? ''] ?? 'Recording did not begin. The call goes on.';
  }
  if (hasCode(error, 'call_over')) return 'This call is over.';
  if (hasCode(error, 'call_not_open_yet'))
    return 'This call is not open yet. Its lobby opens 10 minutes before.';
  if (hasCode(error, 'livekit_unavailable') || error instanceof ConnectionError) {
    return error instanceof ConnectionError && error.reason === ConnectionErrorReason.NotAllowed
      ? 'The call did not let you in. Load this page again to get a new way in.'
      : 'The call’s media server cannot be reached. Your session is safe; try again in a moment.';
  }
  if (hasCode(error, 'recording_requires_studio')) return 'Only Studio members can record a session.';
  if (error instanceof ApiProblem && error.isPassing) {
    return 'We cannot reach the server. Check your connection, then try again.';
  }
  return error instanceof ApiProblem ? error.message : 'Joining did not work. Please try again.';
}

import { answered, api } from '../api/client';

/**
 * Tells the history when this browser comes and goes. LiveKit tells the same and is believed first, so what is lost
 * here is no more than a moment.
 */
export class Attendance {
  private participantId: string | null = null;
  private sid: string | null = null;

  constructor(
    private readonly sessionId: string,
    private readonly person: { userId: string; name: string },
    private readonly leaveToken: string | null,
  ) {}

  /** @param sid LiveKit's id of the connection; after a reconnect it may be another */
  async joined(sid: string): Promise<void> {
    if (sid === this.sid) return;
    this.sid = sid;
    await Promise.all([this.reportStatus('in_progress'), this.reportJoining(sid)]);
  }

  async left(): Promise<void> {
    if (this.sid === null) return;
    this.sid = null;
    await Promise.all([this.reportLeaving(), this.reportStatus('completed')]);
  }

  /** From a tab that closes, which waits for no answer and may send no header. */
  closing(): void {
    if (this.sid === null || this.leaveToken === null) return;
    const participantSid = this.sid;
    this.sid = null;
    navigator.sendBeacon(
      `/api/coaching/sessions/${this.sessionId}/leave`,
      JSON.stringify({ leaveToken: this.leaveToken, participantSid }),
    );
  }

  private reportStatus(status: 'in_progress' | 'completed'): Promise<unknown> {
    return quietly(
      answered(
        api.PATCH('/api/coaching/sessions/{id}', {
          params: { path: { id: this.sessionId } },
          body: { status },
        }),
      ),
    );
  }

  private async reportJoining(participantSid: string): Promise<void> {
    const reported = await quietly(
      answered(
        api.POST('/api/coaching/participants', {
          body: {
            sessionId: this.sessionId,
            userId: this.person.userId,
            name: this.person.name,
            participantSid,
          },
        }),
      ),
    );
    this.participantId = reported?.participantId ?? null;
  }

  private async reportLeaving(): Promise<void> {
    if (this.participantId === null) return;
    await quietly(
      answered(api.PATCH('/api/coaching/participants', { body: { participantId: this.participantId } })),
    );
  }
}

async function quietly<T>(report: Promise<T>): Promise<T | undefined> {
  try {
    return await report;
  } catch (error) {
    console.warn('a report was not taken:', error);
    return undefined;
  }
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from './chromium';
import { signedIn } from './people';

interface Session {
  id: string;
  user_id: string;
  room_name: string;
  status: string;
  notes: string | null;
}

const LIVEKIT = readFileSync(createRequire(import.meta.url).resolve('livekit-client'), 'utf8');

/** A coaching session as the page of the system before holds it, with LiveKit's own client and a microphone. */
describe('a frontend of the system before', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await startChromium({ allowsDevices: true });
    page = await signedIn(browser, 'Sam');
    await page.evaluate(LIVEKIT);
  });

  afterAll(() => browser.close());

  it('should hold a session from the name of its room to its place in the list', async () => {
    const held = await page.evaluate(async () => {
      const stored = Object.entries(sessionStorage).find(([key]) =>
        key.startsWith('oidc.user:'),
      )![1] as string;
      const bearer = (JSON.parse(stored) as { access_token: string }).access_token;
      const { Room } = (window as unknown as { LivekitClient: typeof import('livekit-client') })
        .LivekitClient;
      async function ask<T>(method: string, path: string, body?: unknown, keepalive = false): Promise<T> {
        const answer = await fetch(path, {
          method,
          keepalive,
          headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
          body: body === undefined ? null : JSON.stringify(body),
        });
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
        return (await answer.json()) as T;
      }
      const sessions = '/api/coaching/sessions';
      const participants = '/api/coaching/participants';

      const roomName = `coaching-demo-studio-${Date.now()}`;
      const { session } = await ask<{ session: Session }>('POST', sessions, { roomName });
      const { token, url, recording } = await ask<{ token: string; url: string; recording: boolean }>(
        'POST',
        '/api/livekit/token',
        {
          roomName,
          participantName: 'Sam',
          enableRecording: false,
        },
      );
      const room = new Room();
      await room.connect(url, token);
      await room.localParticipant.setMicrophoneEnabled(true);
      const { participant } = await ask<{ participant: { id: string } }>('POST', participants, {
        sessionId: session.id,
        name: 'Sam',
      });
      const startedAt = new Date().toISOString();
      await ask('PATCH', sessions, { id: session.id, status: 'in_progress', started_at: startedAt });
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      const published = room.localParticipant.trackPublications.size;
      await ask('PATCH', sessions, {
        id: session.id,
        notes: '\n\n--- FRED Coaching Chat ---\n[10:32:07 AM] You: hello\n[10:32:09 AM] FRED: hi',
        appendNotes: true,
      });
      await room.disconnect();
      await ask('PATCH', participants, { participantId: participant.id });
      const endedAt = new Date().toISOString();
      // As on beforeunload
      await ask(
        'PATCH',
        sessions,
        { id: session.id, status: 'completed', ended_at: endedAt, duration_seconds: 2 },
        true,
      );
      const listed = await ask<{ sessions: Session[]; pagination: object }>(
        'GET',
        `${sessions}?page=1&limit=20`,
      );
      const edited = await ask<{ session: Session }>('PATCH', sessions, {
        id: session.id,
        notes: 'the price is 49',
      });
      const deleted = await ask<object>('DELETE', sessions, { id: session.id });
      return { roomName, session, recording, published, listed, edited, deleted };
    });

    expect(held.session).toMatchObject({
      room_name: held.roomName,
      status: 'scheduled',
      user_id: 'demo-studio',
    });
    expect(held.recording).toBe(false);
    expect(held.published).toBe(1);
    expect(held.listed.sessions[0]).toMatchObject({ id: held.session.id, status: 'completed' });
    expect(held.listed.pagination).toMatchObject({ page: 1, limit: 20 });
    expect(held.edited.session.notes).toMatch(
      /^the price is 49\n--- FRED Coaching Chat ---\n\[10:32:07 AM\] You/,
    );
    expect(held.deleted).toEqual({ success: true, deletedId: held.session.id });
  });
});

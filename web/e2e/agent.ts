import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { GATEWAY } from './people';

const LIVEKIT = readFileSync(createRequire(import.meta.url).resolve('livekit-client'), 'utf8');

/** FRED's agent at the API, as a program: it may write down what others say. */
async function agent(): Promise<(method: string, path: string, body: unknown) => Promise<void>> {
  const { issuer } = (await (await fetch(`${GATEWAY}/config.json`)).json()) as { issuer: string };
  const form = { grant_type: 'client_credentials', client_id: 'demo-agent', client_secret: 'none' };
  const answer = await fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams(form) });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return async (method, path, body) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const response = await fetch(GATEWAY + path, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
  };
}

export interface Words {
  segmentId: string;
  speaker: string;
  text: string;
  /** Since the call began. */
  startMs: number;
}

/** Writes down what was said, as an agent that understands speech does. */
export async function writeDown(room: string, said: Words[]): Promise<void> {
  const write = await agent();
  const segments = said.map((words) => ({ ...words, endMs: words.startMs + 3_000, final: true }));
  await write('POST', `/api/coaching/transcripts/${room}`, { segments });
}

export interface Guess {
  segmentId: string;
  text: string;
  final: boolean;
}

/** Sends captions into the room from an admin's page, by LiveKit's own client, in the way transcription agents do. */
export async function sendCaptions(admin: Page, room: string, guesses: Guess[]): Promise<void> {
  await admin.evaluate(LIVEKIT);
  await admin.evaluate(
    async ({ room: name, guesses: texts }) => {
      const stored = Object.entries(sessionStorage).find(([key]) =>
        key.startsWith('oidc.user:'),
      )![1] as string;
      const bearer = (JSON.parse(stored) as { access_token: string }).access_token;
      const answer = await fetch('/api/livekit/token', {
        method: 'POST',
        headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ room: name }),
      });
      const { url, token } = (await answer.json()) as { url: string; token: string };
      const { Room } = (window as unknown as { LivekitClient: typeof import('livekit-client') })
        .LivekitClient;
      const joined = new Room();
      await joined.connect(url, token);
      for (const { segmentId, text, final } of texts) {
        await joined.localParticipant.sendText(text, {
          topic: 'lk.transcription',
          attributes: { 'lk.segment_id': segmentId, 'lk.transcription_final': String(final) },
        });
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
      await joined.disconnect();
    },
    { room, guesses },
  );
}

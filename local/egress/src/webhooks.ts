// Tells of egresses as LiveKit does: signed, retried, in order per egress.
import { type EgressInfo, WebhookEvent } from '@livekit/protocol';
import { AccessToken } from 'livekit-server-sdk';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveKit } from './config.js';

export type EgressEvent = 'egress_started' | 'egress_updated' | 'egress_ended';

/** Before the second attempt, the third, … */
const DELAYS_MS = [1_000, 2_000, 4_000, 8_000];
const ATTEMPT_LIMIT_MS = 10_000;
/** What waited longer than this for its turn is dropped. */
const LARGEST_AGE_MS = 30_000;

export class Webhooks {
  readonly #queues = new Map<string, Promise<void>>();

  constructor(
    private readonly url: string,
    private readonly signer: Pick<LiveKit, 'apiKey' | 'apiSecret'>,
    private readonly delays: readonly number[] = DELAYS_MS,
  ) {}

  /** Sends what `info` is now, after all that was said before of the same egress. */
  send(event: EgressEvent, info: EgressInfo): void {
    const body = new WebhookEvent({
      event,
      egressInfo: info.clone(),
      id: `EV_${randomUUID().replaceAll('-', '').slice(0, 12)}`,
      createdAt: BigInt(Math.floor(Date.now() / 1000)),
    }).toJsonString();
    const queuedAt = Date.now();
    const before = this.#queues.get(info.egressId) ?? Promise.resolve();
    const sent = before.then(async () => {
      const outcome = Date.now() - queuedAt > LARGEST_AGE_MS ? 'dropped, too old' : await this.#deliver(body);
      console.log(`${info.egressId} ${event}: ${outcome}`);
    });
    this.#queues.set(info.egressId, sent);
    void sent.then(() => {
      if (this.#queues.get(info.egressId) === sent) {
        this.#queues.delete(info.egressId);
      }
    });
  }

  /** Resolves when all has been sent or given up. */
  async settled(): Promise<void> {
    await Promise.all(this.#queues.values());
  }

  async #deliver(body: string): Promise<string> {
    const headers = { Authorization: await this.#signature(body), 'Content-Type': 'application/webhook+json' };
    for (let attempt = 0; ; attempt++) {
      const { outcome, isWorthRetrying } = await post(this.url, headers, body);
      const delay = this.delays[attempt];
      if (!isWorthRetrying || delay === undefined) {
        return outcome;
      }
      await sleep(delay);
    }
  }

  async #signature(body: string): Promise<string> {
    const token = new AccessToken(this.signer.apiKey, this.signer.apiSecret, { ttl: '5m' });
    token.sha256 = createHash('sha256').update(body).digest('base64');
    return token.toJwt();
  }
}

async function post(url: string, headers: Record<string, string>, body: string) {
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(ATTEMPT_LIMIT_MS) });
    await answer.body?.cancel();
    return {
      outcome: String(answer.status),
      isWorthRetrying: answer.status === 429 || (answer.status >= 500 && answer.status !== 501),
    };
  } catch (error) {
    return { outcome: `not sent, ${String(error)}`, isWorthRetrying: true };
  }
}

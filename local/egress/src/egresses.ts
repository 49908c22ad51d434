// The Egress API: starts, stops and lists.
import {
  EgressInfo,
  EgressStatus,
  ListEgressRequest,
  ListEgressResponse,
  RoomCompositeEgressRequest,
  StopEgressRequest,
} from '@livekit/protocol';
import { RoomServiceClient } from 'livekit-server-sdk';
import { randomBytes } from 'node:crypto';
import type { Config } from './config.js';
import { Egress } from './egress.js';
import { readOrder } from './order.js';
import { type Method, method, TwirpError } from './twirp.js';
import type { Webhooks } from './webhooks.js';

/** How long an ended one is still listed. */
const REMEMBERED_NS = 24n * 60n * 60n * 1_000_000_000n;

export class Egresses {
  readonly #egresses = new Map<string, Egress>();
  readonly #running = new Set<Promise<void>>();
  readonly #rooms: RoomServiceClient;

  constructor(
    private readonly config: Config,
    private readonly webhooks: Webhooks,
  ) {
    const { url, apiKey, apiSecret } = config.livekit;
    this.#rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), apiKey, apiSecret);
  }

  /** By the names LiveKit gives them. */
  methods(): ReadonlyMap<string, Method> {
    return new Map([
      ['StartRoomCompositeEgress', method(RoomCompositeEgressRequest, (request) => this.#start(request))],
      ['StopEgress', method(StopEgressRequest, (request) => this.#stop(request))],
      ['ListEgress', method(ListEgressRequest, (request) => this.#list(request))],
    ]);
  }

  /** Stops all and resolves when they have ended. */
  async stopAll(): Promise<void> {
    this.#egresses.forEach((egress) => egress.stop());
    await Promise.all(this.#running);
  }

  async #start(request: RoomCompositeEgressRequest): Promise<EgressInfo> {
    const now = new Date();
    const order = (roomId: string) => readOrder(request, roomId, now);
    // Refused before LiveKit is asked for the room
    order('');
    const roomId = await this.#sidOf(request.roomName);
    const id = `EG_${randomBytes(6).toString('hex')}`;
    const egress = new Egress(id, roomId, request, order(roomId), this.config, this.webhooks);
    this.#forgetOld();
    this.#egresses.set(id, egress);
    const answer = egress.info.clone();
    const run = egress.run().finally(() => this.#running.delete(run));
    this.#running.add(run);
    return answer;
  }

  async #stop({ egressId }: StopEgressRequest): Promise<EgressInfo> {
    const egress = this.#egresses.get(egressId);
    if (!egress) {
      throw new TwirpError('not_found', 'egress does not exist');
    }
    if (egress.hasEnded) {
      const status = EgressStatus[egress.info.status];
      throw new TwirpError('failed_precondition', `egress with status ${status} cannot be stopped`);
    }
    egress.stop();
    return egress.info;
  }

  async #list({ roomName, egressId, active }: ListEgressRequest): Promise<ListEgressResponse> {
    const items = [...this.#egresses.values()]
      .filter(({ hasEnded }) => !active || !hasEnded)
      .map(({ info }) => info)
      .filter((info) => !roomName || info.roomName === roomName)
      .filter((info) => !egressId || info.egressId === egressId);
    return new ListEgressResponse({ items });
  }

  async #sidOf(roomName: string): Promise<string> {
    const rooms = await this.#rooms.listRooms([roomName]).catch((error: unknown) => {
      throw new TwirpError('unavailable', `LiveKit does not answer: ${String(error)}`);
    });
    const [room] = rooms;
    if (!room) {
      throw new TwirpError('not_found', 'requested room does not exist');
    }
    return room.sid;
  }

  #forgetOld(): void {
    const oldest = BigInt(Date.now()) * 1_000_000n - REMEMBERED_NS;
    for (const [id, { hasEnded, info }] of this.#egresses) {
      if (hasEnded && info.endedAt < oldest) {
        this.#egresses.delete(id);
      }
    }
  }
}

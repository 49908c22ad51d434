// One egress, from its request to its end; `info` is what the API and the webhooks tell of it.
import { EgressInfo, EgressSourceType, EgressStatus, FileInfo, type RoomCompositeEgressRequest } from '@livekit/protocol';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.js';
import { locationOf, type Order, withoutSecrets } from './order.js';
import { Recorder } from './recorder.js';
import { upload } from './upload.js';
import type { EgressEvent, Webhooks } from './webhooks.js';

type EndReason = 'StopEgress API' | 'Source closed' | 'Failure' | 'Nobody came';

export class Egress {
  readonly info: EgressInfo;
  readonly #file = new FileInfo();
  readonly #path: string;
  #settle!: (reason: EndReason) => void;
  readonly #end = new Promise<EndReason>((resolve) => (this.#settle = resolve));

  constructor(
    id: string,
    roomId: string,
    request: RoomCompositeEgressRequest,
    private readonly order: Order,
    private readonly config: Config,
    private readonly webhooks: Webhooks,
  ) {
    this.#path = join(config.directory, `${id}.ogg`);
    this.#file.filename = order.filename;
    this.info = new EgressInfo({
      egressId: id,
      roomId,
      roomName: order.roomName,
      sourceType: EgressSourceType.SDK,
      request: { case: 'roomComposite', value: withoutSecrets(request) },
      fileResults: [this.#file],
      // The older field for the same
      result: { case: 'file', value: this.#file },
    });
  }

  get hasEnded(): boolean {
    return this.info.status >= EgressStatus.EGRESS_COMPLETE;
  }

  /** Resolves when it has ended, well or not. */
  async run(): Promise<void> {
    this.#tell('egress_started');
    try {
      await this.#record();
    } catch (error) {
      console.error(this.info.egressId, error);
      this.#finish(EgressStatus.EGRESS_FAILED, String((error as Error).message));
    } finally {
      await rm(this.#path, { force: true });
    }
  }

  /** Makes it end, if it has not. */
  stop(): void {
    this.#settle('StopEgress API');
  }

  async #record(): Promise<void> {
    const recorder = await this.#joined();
    if (!recorder) {
      this.#finish(EgressStatus.EGRESS_ABORTED, 'Start signal not received');
      return;
    }
    const patience = setTimeout(() => this.#giveUpIfNobodyCame(), this.config.startTimeout * 1000);
    const reason = await this.#end;
    clearTimeout(patience);
    const isStarted = this.#isActive;
    if (isStarted) {
      this.#ending(reason);
    }
    const seconds = await recorder.finish();
    if (!isStarted) {
      const isStopped = reason === 'StopEgress API';
      this.#finish(
        EgressStatus.EGRESS_ABORTED,
        isStopped ? 'Stop called before pipeline could start' : 'Start signal not received',
      );
      return;
    }
    await this.#keep(seconds);
  }

  get #isActive(): boolean {
    return this.info.status === EgressStatus.EGRESS_ACTIVE;
  }

  #giveUpIfNobodyCame(): void {
    if (!this.#isActive) {
      this.#settle('Nobody came');
    }
  }

  async #joined(): Promise<Recorder | undefined> {
    try {
      return await Recorder.join(this.config.livekit, this.order.roomName, this.info.egressId, this.#path, {
        onStart: () => this.#active(),
        onEnd: () => this.#settle('Source closed'),
        onFailure: () => this.#settle('Failure'),
      });
    } catch (error) {
      console.error(this.info.egressId, 'cannot join:', error);
      return undefined;
    }
  }

  async #keep(seconds: number): Promise<void> {
    this.#file.duration = BigInt(Math.round(seconds * 1e9));
    this.#file.size = BigInt((await stat(this.#path)).size);
    await upload(this.#path, this.order);
    this.#file.location = locationOf(this.order);
    this.#finish(EgressStatus.EGRESS_COMPLETE);
  }

  #active(): void {
    this.info.status = EgressStatus.EGRESS_ACTIVE;
    this.info.startedAt = this.#file.startedAt = nanosecondsNow();
    this.#tell('egress_updated');
  }

  #ending(reason: EndReason): void {
    this.info.status = EgressStatus.EGRESS_ENDING;
    this.info.details = `End reason: ${reason}`;
    this.#tell('egress_updated');
    this.#file.endedAt = nanosecondsNow();
  }

  #finish(status: EgressStatus, error = ''): void {
    this.info.status = status;
    this.info.error = error;
    this.info.endedAt = nanosecondsNow();
    this.#tell('egress_ended');
  }

  #tell(event: EgressEvent): void {
    this.info.updatedAt = nanosecondsNow();
    console.log(this.info.egressId, EgressStatus[this.info.status], this.info.error || this.info.details);
    this.webhooks.send(event, this.info);
  }
}

function nanosecondsNow(): bigint {
  return BigInt(Math.round((performance.timeOrigin + performance.now()) * 1_000)) * 1_000n;
}

// Listens in a room as LiveKit's recorder does, hidden, and writes what is heard from the first person's coming to the
// last one's leaving.
import { AudioStream, ParticipantKind, Room, RoomEvent, TrackKind, type RemoteParticipant, type RemoteTrack } from '@livekit/rtc-node';
import { AccessToken } from 'livekit-server-sdk';
import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveKit } from './config.js';
import { ClockMixer, SAMPLE_RATE, samplesIn } from './clock-mixer.js';
import { OggOpusEncoder } from './ogg-opus.js';

const FRAME_MS = 20;
const JOIN_LIMIT_MS = 10_000;

export interface Listener {
  /** The first person is there: from now on is recorded. */
  onStart(): void;
  /** The last person left, or the room is gone: nothing more is recorded. */
  onEnd(): void;
  /** The sound cannot be kept. */
  onFailure(error: unknown): void;
}

export class Recorder {
  readonly #room = new Room();
  readonly #mixer = new ClockMixer();
  readonly #encoder = new OggOpusEncoder();
  #cameInAt: number | undefined;
  #startedAt: number | undefined;
  #isOver = false;
  #timer: NodeJS.Timeout | undefined;
  #written: Promise<unknown>;

  private constructor(
    private readonly file: FileHandle,
    private readonly listener: Listener,
  ) {
    this.#written = file.appendFile(this.#encoder.header());
  }

  /** Joins; rejects when that is not possible in time. */
  static async join(livekit: LiveKit, roomName: string, identity: string, path: string, listener: Listener): Promise<Recorder> {
    const recorder = new Recorder(await open(path, 'wx', 0o600), listener);
    try {
      await recorder.#join(livekit.url, await recorderToken(livekit, roomName, identity));
      return recorder;
    } catch (error) {
      await recorder.finish();
      throw error;
    }
  }

  /** Leaves and closes the file; returns how many seconds were recorded. */
  async finish(): Promise<number> {
    try {
      this.#stop();
      this.#write(this.#encoder.finish());
      await this.#written;
    } finally {
      await this.file.close();
      await this.#room.disconnect().catch((error: unknown) => console.error('leaving failed:', error));
    }
    return this.#mixer.position / SAMPLE_RATE;
  }

  async #join(url: string, token: string): Promise<void> {
    // Before connecting, or a track that is there already goes unheard
    this.#room
      .on(RoomEvent.TrackSubscribed, (track) => {
        if (track.kind === TrackKind.KIND_AUDIO) {
          this.#listen(track).catch((error: unknown) => console.error('a track went silent:', error));
        }
      })
      .on(RoomEvent.ParticipantConnected, () => this.#lookWhoIsThere())
      .on(RoomEvent.ParticipantDisconnected, () => this.#lookWhoIsThere())
      .on(RoomEvent.Disconnected, () => this.#end());
    const connected = this.#room.connect(url, token, { autoSubscribe: true, dynacast: false });
    const isInTime = await Promise.race([connected.then(() => true), sleep(JOIN_LIMIT_MS, false, { ref: false })]);
    if (!isInTime) {
      // It may come true all the same, and nobody would leave again
      connected.then(() => this.#room.disconnect()).catch(() => undefined);
      throw new Error('the room cannot be joined in time');
    }
    this.#cameInAt = performance.now();
    this.#lookWhoIsThere();
  }

  #lookWhoIsThere(): void {
    if (this.#isOver) {
      return;
    }
    const people = [...this.#room.remoteParticipants.values()].filter(({ kind }) => isPerson(kind));
    const isSomebodyThere = people.length > 0;
    if (isSomebodyThere && this.#startedAt === undefined) {
      this.#startedAt = performance.now() - this.#lateness(people);
      this.#timer = setInterval(() => this.#mix(), FRAME_MS);
      this.listener.onStart();
    } else if (!isSomebodyThere && this.#startedAt !== undefined) {
      this.#end();
    }
  }

  // How many milliseconds ago the first of them came. LiveKit tells of somebody who publishes nothing up to 3 s late. What
  // was before the recorder itself came in is not its to record.
  #lateness(people: RemoteParticipant[]): number {
    const sinceJoin = Date.now() - Math.min(...people.map(({ info }) => Number(info.joinedAt ?? Infinity)));
    const sinceOwnJoin = this.#cameInAt === undefined ? 0 : performance.now() - this.#cameInAt;
    return Math.max(0, Math.min(sinceJoin, sinceOwnJoin));
  }

  #end(): void {
    this.#stop();
    this.listener.onEnd();
  }

  #stop(): void {
    this.#isOver = true;
    if (this.#timer) {
      this.#mix();
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  async #listen(track: RemoteTrack): Promise<void> {
    const id = track.sid ?? '';
    const stream = new AudioStream(track, { sampleRate: SAMPLE_RATE, numChannels: 1, frameSizeMs: FRAME_MS });
    try {
      for await (const frame of stream) {
        this.#mixer.push(id, frame.data);
      }
    } finally {
      this.#mixer.end(id);
    }
  }

  #mix(): void {
    if (this.#startedAt !== undefined) {
      this.#write(this.#encoder.encode(this.#mixer.mixUntil(samplesIn(performance.now() - this.#startedAt))));
    }
  }

  #write(pages: Buffer): void {
    if (pages.length > 0) {
      this.#written = this.#written.then(() => this.file.appendFile(pages));
      this.#written.catch((error: unknown) => this.listener.onFailure(error));
    }
  }
}

function isPerson(kind: ParticipantKind): boolean {
  return kind !== ParticipantKind.EGRESS && kind !== ParticipantKind.AGENT;
}

async function recorderToken({ apiKey, apiSecret }: LiveKit, room: string, identity: string): Promise<string> {
  const token = new AccessToken(apiKey, apiSecret, { identity, ttl: '24h' });
  token.kind = 'egress';
  token.addGrant({
    roomJoin: true,
    room,
    canSubscribe: true,
    canPublish: false,
    canPublishData: false,
    hidden: true,
    recorder: true,
  });
  return token.toJwt();
}

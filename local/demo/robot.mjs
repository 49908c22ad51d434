// A person's stand-in: joins a room, publishes a tone, listens to the others.
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';

const SAMPLE_RATE = 48_000;
const FRAME_MS = 20;
const SAMPLES_PER_FRAME = (SAMPLE_RATE * FRAME_MS) / 1000;
const AMPLITUDE = 8_000;
const QUEUE_MS = 200;

// A tone of ours arrives at about 5,600; comfort noise stays under 100.
const AUDIBLE_RMS = 500;
const AUDIBLE_FRAMES = 25;

const CONNECT_TIMEOUT_MS = 15_000;

export class Robot {
  #room = new Room();
  #source = new AudioSource(SAMPLE_RATE, 1, QUEUE_MS);
  #audibleFrames = new Map();
  #listening = [];
  #speaking = null;
  #leaving = false;
  #lost = null;

  /** When it was inside and when it was out again, by this machine's clock. */
  joinedAt = null;
  leftAt = null;

  constructor(name) {
    this.name = name;
    // Before connecting, or a track that is there already goes unheard
    this.#room.on(RoomEvent.TrackSubscribed, (track, _publication, participant) => {
      if (track.kind === TrackKind.KIND_AUDIO) {
        this.#listening.push(this.#listen(track, participant.identity));
      }
    });
    this.#room.on(RoomEvent.Disconnected, (reason) => {
      if (!this.#leaving) {
        this.#lost = `${this.name} lost the connection (reason ${reason})`;
      }
    });
  }

  /** Joins and starts to speak; without `hertz` it only listens. */
  async join(url, token, hertz) {
    await within(CONNECT_TIMEOUT_MS, `${this.name} could not join the room at ${url}`, () =>
      this.#room.connect(url, token, { autoSubscribe: true, dynacast: false }),
    );
    this.joinedAt = new Date();
    if (hertz !== undefined) {
      await this.#publish(hertz);
    }
  }

  /** Sends text to everybody in the room. */
  async write(topic, text, attributes) {
    await this.#room.localParticipant.sendText(text, { topic, attributes });
  }

  /** @param take gets each text that arrives, its attributes and who sent it */
  onText(topic, take) {
    this.#room.registerTextStreamHandler(topic, async (reader, { identity }) => {
      take(await reader.readAll(), reader.info.attributes ?? {}, identity);
    });
  }

  /** Whether sound of `identity` really arrived, half a second of it at least. */
  hears(identity) {
    return (this.#audibleFrames.get(identity) ?? 0) >= AUDIBLE_FRAMES;
  }

  /** Throws when the connection ended without `leave()`. */
  assertConnected() {
    if (this.#lost) {
      throw new Error(this.#lost);
    }
  }

  async leave() {
    if (this.#leaving) {
      return;
    }
    this.#leaving = true;
    await this.#speaking;
    await this.#room.disconnect();
    this.leftAt = new Date();
    await this.#source.close();
    await Promise.allSettled(this.#listening);
  }

  async #publish(hertz) {
    const track = LocalAudioTrack.createAudioTrack('microphone', this.#source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE, dtx: false, red: false });
    await within(CONNECT_TIMEOUT_MS, `${this.name} could not publish sound`, () =>
      this.#room.localParticipant.publishTrack(track, options),
    );
    this.#speaking = this.#speak(hertz);
  }

  async #speak(hertz) {
    const step = (2 * Math.PI * hertz) / SAMPLE_RATE;
    let phase = 0;
    while (!this.#leaving && !this.#lost) {
      const samples = new Int16Array(SAMPLES_PER_FRAME);
      for (let i = 0; i < samples.length; i++) {
        samples[i] = AMPLITUDE * Math.sin(phase);
        phase = (phase + step) % (2 * Math.PI);
      }
      // Waits while the queue is full, which keeps the tone in real time
      await this.#source.captureFrame(new AudioFrame(samples, SAMPLE_RATE, 1, SAMPLES_PER_FRAME)).catch((error) => {
        this.#lost ??= `${this.name} could not speak: ${error.message}`;
      });
    }
  }

  async #listen(track, identity) {
    const reader = new AudioStream(track, { sampleRate: SAMPLE_RATE, numChannels: 1, frameSizeMs: FRAME_MS }).getReader();
    while (!this.#leaving) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      if (rootMeanSquare(value.data) > AUDIBLE_RMS) {
        this.#audibleFrames.set(identity, (this.#audibleFrames.get(identity) ?? 0) + 1);
      }
    }
    await reader.cancel();
  }
}

export function rootMeanSquare(samples) {
  let sum = 0;
  for (const sample of samples) {
    sum += sample * sample;
  }
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}

async function within(milliseconds, complaint, work) {
  let timer;
  const limit = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    return await Promise.race([work(), limit]);
  } catch (error) {
    throw new Error(`${complaint}: ${error.message}`);
  } finally {
    clearTimeout(timer);
  }
}

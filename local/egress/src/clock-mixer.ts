// Sums the sound of several tracks along one clock: what a track does not deliver in time is silence, so that what comes
// out is as long as the time that went by, whoever speaks or does not.

export const SAMPLE_RATE = 48_000;

/** How much of a track must have come before it is heard: what evens out the network's jitter. */
const CUSHION = samplesIn(60);
/** How far a track may lag behind before its oldest sound is dropped. */
const LARGEST_LAG = samplesIn(500);

interface Track {
  readonly chunks: Int16Array[];
  length: number;
  isHeard: boolean;
  hasEnded: boolean;
}

export function samplesIn(milliseconds: number): number {
  return Math.round((milliseconds * SAMPLE_RATE) / 1000);
}

/** Mono. */
export class ClockMixer {
  readonly #tracks = new Map<string, Track>();
  #position = 0;

  /** How many samples were given out. */
  get position(): number {
    return this.#position;
  }

  push(id: string, samples: Int16Array): void {
    let track = this.#tracks.get(id);
    if (!track) {
      track = { chunks: [], length: 0, isHeard: false, hasEnded: false };
      this.#tracks.set(id, track);
    }
    track.chunks.push(samples);
    track.length += samples.length;
    while (track.length > LARGEST_LAG) {
      track.length -= track.chunks.shift()?.length ?? 0;
    }
  }

  /** Nothing more will come; what has come is still heard. */
  end(id: string): void {
    const track = this.#tracks.get(id);
    if (track) {
      track.hasEnded = true;
    }
  }

  /** What was heard since the last call, up to `position` samples after the beginning. */
  mixUntil(position: number): Int16Array {
    const sums = new Int32Array(Math.max(0, position - this.#position));
    for (const [id, track] of this.#tracks) {
      track.isHeard ||= track.hasEnded || track.length >= CUSHION;
      if (track.isHeard) {
        // One that has run dry waits for its cushion again
        track.isHeard = addTo(sums, track) === sums.length;
      }
      if (track.hasEnded && track.length === 0) {
        this.#tracks.delete(id);
      }
    }
    this.#position += sums.length;
    return Int16Array.from(sums, clipped);
  }
}

function addTo(sums: Int32Array, track: Track): number {
  let at = 0;
  for (let chunk = track.chunks[0]; chunk && at < sums.length; chunk = track.chunks[0]) {
    const taken = Math.min(chunk.length, sums.length - at);
    for (let i = 0; i < taken; i++) {
      sums[at + i]! += chunk[i]!;
    }
    at += taken;
    track.length -= taken;
    if (taken === chunk.length) {
      track.chunks.shift();
    } else {
      track.chunks[0] = chunk.subarray(taken);
    }
  }
  return at;
}

function clipped(sum: number): number {
  return Math.max(-32_768, Math.min(32_767, sum));
}

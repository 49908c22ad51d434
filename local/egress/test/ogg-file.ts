// Reads an Ogg/Opus file, for tests: strictly, so that what is wrong with it is noticed.
import { Decoder } from '@evan/opus';
import assert from 'node:assert/strict';
import { oggChecksum } from '../src/ogg-opus.js';

export interface OggFile {
  readonly seconds: number;
  /** Mono, 48 kHz. */
  readonly samples: Int16Array;
}

export function readOgg(file: Buffer): OggFile {
  const pages = pagesOf(file);
  assert.deepEqual([pages[0]?.kind, pages.at(-1)?.kind], [2, 4], 'first and last page');
  const packets = pages.flatMap((page) => page.packets);
  const [head, tags, ...sound] = packets;
  assert.equal(head?.subarray(0, 8).toString(), 'OpusHead');
  assert.equal(tags?.subarray(0, 8).toString(), 'OpusTags');
  const preSkip = head?.readUInt16LE(10) ?? 0;
  const end = Number(pages.at(-1)?.position);
  const decoder = new Decoder({ channels: 1, sample_rate: 48_000 });
  const decoded = sound.map((packet) => {
    const bytes = decoder.decode(packet);
    return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  });
  const all = new Int16Array(decoded.reduce((length, frame) => length + frame.length, 0));
  decoded.reduce((at, frame) => (all.set(frame, at), at + frame.length), 0);
  assert.ok(all.length >= end && all.length < end + 960, `${all.length} samples for an end at ${end}`);
  const samples = all.subarray(preSkip, end);
  return { seconds: samples.length / 48_000, samples };
}

/** How strong a tone is: its amplitude where it sounds all the time. */
export function amplitudeOf(hertz: number, samples: Int16Array): number {
  let sine = 0;
  let cosine = 0;
  samples.forEach((sample, i) => {
    sine += sample * Math.sin((2 * Math.PI * hertz * i) / 48_000);
    cosine += sample * Math.cos((2 * Math.PI * hertz * i) / 48_000);
  });
  return (2 * Math.hypot(sine, cosine)) / samples.length;
}

export function tone(hertz: number, length: number, amplitude = 8_000): Int16Array {
  return Int16Array.from({ length }, (_, i) => amplitude * Math.sin((2 * Math.PI * hertz * i) / 48_000));
}

interface Page {
  readonly kind: number;
  readonly position: bigint;
  readonly packets: Buffer[];
}

function pagesOf(file: Buffer): Page[] {
  const pages: Page[] = [];
  for (let at = 0; at < file.length; ) {
    assert.equal(file.toString('latin1', at, at + 4), 'OggS');
    const count = file.readUInt8(at + 26);
    const lacing = file.subarray(at + 27, at + 27 + count);
    const bodyAt = at + 27 + count;
    const size = lacing.reduce((sum, length) => sum + length, 0);
    const page = Buffer.from(file.subarray(at, bodyAt + size));
    const checksum = page.readUInt32LE(22);
    page.writeUInt32LE(0, 22);
    assert.equal(oggChecksum(page), checksum, 'checksum');
    assert.equal(page.readUInt32LE(18), pages.length, 'page number');
    pages.push({ kind: page.readUInt8(5), position: page.readBigInt64LE(6), packets: packetsOf(lacing, file.subarray(bodyAt, bodyAt + size)) });
    at = bodyAt + size;
  }
  return pages;
}

function packetsOf(lacing: Buffer, body: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  let start = 0;
  let at = 0;
  for (const length of lacing) {
    at += length;
    if (length < 255) {
      packets.push(body.subarray(start, at));
      start = at;
    }
  }
  return packets;
}

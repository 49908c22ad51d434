// Opus in an Ogg container (RFC 7845, RFC 3533), mono, made piece by piece.
import { Encoder } from '@evan/opus';
import { SAMPLE_RATE } from './clock-mixer.js';

const FRAME = 960; // 20 ms
const FRAMES_PER_PAGE = 50;
const BITRATE = 48_000;
/** libopus's delay in samples, 6.5 ms: what a player must leave out at the start. */
const PRE_SKIP = 312;
const LARGEST_SEGMENT = 255;

const FIRST_PAGE = 2;
const MIDDLE_PAGE = 0;
const LAST_PAGE = 4;

export class OggOpusEncoder {
  readonly #encoder = new Encoder({ sample_rate: SAMPLE_RATE, channels: 1, application: 'voip' });
  readonly #serial = Math.floor(Math.random() * 2 ** 32);
  #pages = 0;
  #packets: Buffer[] = [];
  #encoded = 0;
  #given = 0;
  #rest = new Int16Array(0);

  constructor() {
    this.#encoder.bitrate = BITRATE;
  }

  /** The two pages every file begins with. */
  header(): Buffer {
    const head = Buffer.alloc(19);
    head.write('OpusHead');
    head.writeUInt8(1, 8);
    head.writeUInt8(1, 9);
    head.writeUInt16LE(PRE_SKIP, 10);
    head.writeUInt32LE(SAMPLE_RATE, 12);
    const vendor = Buffer.from('Coaching Calls, stand-in for LiveKit Egress');
    const tags = Buffer.alloc(16 + vendor.length);
    tags.write('OpusTags');
    tags.writeUInt32LE(vendor.length, 8);
    vendor.copy(tags, 12);
    return Buffer.concat([this.#page([head], 0, FIRST_PAGE), this.#page([tags], 0, MIDDLE_PAGE)]);
  }

  /** The pages that became full; none for most calls. */
  encode(samples: Int16Array): Buffer {
    this.#given += samples.length;
    return this.#encodeFrames(samples);
  }

  /** The last page. */
  finish(): Buffer {
    const end = PRE_SKIP + this.#given;
    const frames = Math.ceil((end - this.#encoded) / FRAME);
    const pages = this.#encodeFrames(new Int16Array(frames * FRAME - this.#rest.length));
    return Buffer.concat([pages, this.#page(this.#packets, end, LAST_PAGE)]);
  }

  #encodeFrames(samples: Int16Array): Buffer {
    const pages: Buffer[] = [];
    const all = new Int16Array(this.#rest.length + samples.length);
    all.set(this.#rest);
    all.set(samples, this.#rest.length);
    let at = 0;
    for (; at + FRAME <= all.length; at += FRAME) {
      // Before the packet, so that one is always left for the last page
      if (this.#packets.length === FRAMES_PER_PAGE) {
        pages.push(this.#page(this.#packets, this.#encoded, MIDDLE_PAGE));
        this.#packets = [];
      }
      this.#packets.push(Buffer.from(this.#encoder.encode(all.slice(at, at + FRAME))));
      this.#encoded += FRAME;
    }
    this.#rest = all.slice(at);
    return Buffer.concat(pages);
  }

  #page(packets: Buffer[], position: number, kind: number): Buffer {
    const lacing = packets.flatMap(segmentsOf);
    const header = Buffer.alloc(27);
    header.write('OggS');
    header.writeUInt8(kind, 5);
    header.writeBigInt64LE(BigInt(position), 6);
    header.writeUInt32LE(this.#serial, 14);
    header.writeUInt32LE(this.#pages++, 18);
    header.writeUInt8(lacing.length, 26);
    const page = Buffer.concat([header, Buffer.from(lacing), ...packets]);
    page.writeUInt32LE(oggChecksum(page), 22);
    return page;
  }
}

function segmentsOf(packet: Buffer): number[] {
  const full = Math.floor(packet.length / LARGEST_SEGMENT);
  return [...Array<number>(full).fill(LARGEST_SEGMENT), packet.length % LARGEST_SEGMENT];
}

const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte << 24;
  for (let bit = 0; bit < 8; bit++) {
    remainder = remainder & 0x8000_0000 ? (remainder << 1) ^ 0x04c1_1db7 : remainder << 1;
  }
  return remainder;
});

/** Of a page whose own checksum field is zero. */
export function oggChecksum(page: Uint8Array): number {
  let checksum = 0;
  for (const byte of page) {
    checksum = (checksum << 8) ^ CHECKSUMS[((checksum >>> 24) ^ byte) & 0xff]!;
  }
  return checksum >>> 0;
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OggOpusEncoder, oggChecksum } from '../src/ogg-opus.js';
import { amplitudeOf, readOgg, tone } from './ogg-file.js';

for (const length of [0, 1, 648, 649, 960, 48_000, 50 * 960, 123_457]) {
  test(`should be exactly as long as what it was given: ${length} samples`, () => {
    const { samples } = readOgg(encoded([tone(440, length)]));

    assert.equal(samples.length, length);
  });
}

test('should keep silence and sound where they were', () => {
  const { samples } = readOgg(encoded([new Int16Array(48_000), tone(440, 48_000), new Int16Array(48_000)]));

  const [before, sound, after] = [0, 1, 2].map((second) =>
    amplitudeOf(440, samples.subarray(second * 48_000 + 2_400, (second + 1) * 48_000 - 2_400)),
  );
  assert.ok(before! < 50 && after! < 50, `${before} before, ${after} after`);
  assert.ok(sound! > 6_000, `${sound}`);
});

test('should take sound in pieces of any size', () => {
  const whole = tone(440, 50_000);
  const pieces = [whole.subarray(0, 1), whole.subarray(1, 2_000), whole.subarray(2_000, 2_100), whole.subarray(2_100)];

  assert.deepEqual(readOgg(encoded(pieces)), readOgg(encoded([whole])));
});

test('should compute the checksum of RFC 3533', () => {
  // CRC-32 with the generator 0x04c11db7, no reflection, no inversion
  assert.equal(oggChecksum(Buffer.from('123456789')), 0x89a1897f);
});

function encoded(pieces: Int16Array[]): Buffer {
  const encoder = new OggOpusEncoder();
  return Buffer.concat([encoder.header(), ...pieces.map((piece) => encoder.encode(piece)), encoder.finish()]);
}

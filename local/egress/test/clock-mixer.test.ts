import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { ClockMixer, samplesIn } from '../src/clock-mixer.js';

const CUSHION = samplesIn(60);

let mixer: ClockMixer;

beforeEach(() => {
  mixer = new ClockMixer();
});

test('should be silent for as long as nobody speaks', () => {
  assert.deepEqual(mixer.mixUntil(480), new Int16Array(480));
  assert.deepEqual(mixer.mixUntil(960), new Int16Array(480));
  assert.equal(mixer.position, 960);
});

test('should give out nothing when no time has gone by', () => {
  mixer.mixUntil(960);

  assert.equal(mixer.mixUntil(960).length, 0);
  assert.equal(mixer.mixUntil(900).length, 0);
  assert.equal(mixer.position, 960);
});

test('should sum what comes at the same time', () => {
  mixer.push('a', constant(100, CUSHION));
  mixer.push('b', constant(20, CUSHION));

  assert.deepEqual(mixer.mixUntil(960), constant(120, 960));
});

test('should clip instead of wrapping around', () => {
  mixer.push('a', constant(30_000, CUSHION));
  mixer.push('b', constant(30_000, CUSHION));
  mixer.push('c', constant(-1, CUSHION));

  assert.deepEqual(mixer.mixUntil(2), Int16Array.of(32_767, 32_767));
});

test('should wait for a cushion before a track is heard', () => {
  mixer.push('a', constant(100, CUSHION - 1));
  assert.deepEqual(mixer.mixUntil(960), new Int16Array(960));

  mixer.push('a', constant(100, 1));
  assert.deepEqual(mixer.mixUntil(1_920), constant(100, 960));
});

test('should let time go by while a track delivers nothing', () => {
  mixer.push('a', constant(100, CUSHION));

  const mixed = mixer.mixUntil(2 * CUSHION);

  assert.deepEqual(mixed, Int16Array.of(...constant(100, CUSHION), ...new Int16Array(CUSHION)));
  assert.equal(mixer.position, 2 * CUSHION);
});

test('should drop the oldest sound of a track that lags too far behind', () => {
  mixer.push('a', constant(1, samplesIn(500)));
  mixer.push('a', constant(2, samplesIn(500)));

  assert.deepEqual(mixer.mixUntil(10), constant(2, 10));
});

test('should play the rest of a track that has ended, and forget it', () => {
  mixer.push('a', constant(100, 10));
  mixer.end('a');

  assert.deepEqual(mixer.mixUntil(20), Int16Array.of(...constant(100, 10), ...new Int16Array(10)));
  assert.deepEqual(mixer.mixUntil(40), new Int16Array(20));
});

function constant(value: number, length: number): Int16Array {
  return new Int16Array(length).fill(value);
}

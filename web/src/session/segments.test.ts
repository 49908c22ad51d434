import { describe, expect, it } from 'vitest';
import type { TranscriptSegment } from '../api/types';
import { segmentAt, turnsOf } from './segments';

const said = (speaker: string, start_ms: number): TranscriptSegment => ({
  segment_id: `${speaker}-${start_ms}`,
  speaker,
  name: speaker.toUpperCase(),
  text: '…',
  start_ms,
  end_ms: start_ms + 900,
  final: true,
  source: 'live',
});

describe('segmentAt', () => {
  const segments = [0, 1000, 1000, 5000].map((start_ms) => ({ start_ms }));

  it.each([
    [-1, -1],
    [0, 0],
    [999, 0],
    [1000, 2],
    [4999, 2],
    [999_999, 3],
  ])('should find at %i ms the segment %i', (ms, index) => expect(segmentAt(segments, ms)).toBe(index));

  it('should find none where there are none', () => expect(segmentAt([], 10)).toBe(-1));
});

describe('turnsOf', () => {
  it('should put together what one person said in a row', () => {
    const turns = turnsOf([said('sam', 0), said('sam', 1000), said('cleo', 2000), said('sam', 3000)]);
    expect(turns.map(({ name, segments }) => [name, segments.length])).toEqual([
      ['SAM', 2],
      ['CLEO', 1],
      ['SAM', 1],
    ]);
  });
});

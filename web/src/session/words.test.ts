import { describe, expect, it } from 'vitest';
import type { TranscriptSegment } from '../api/types';
import { evidenceLines, linesOf } from './words';

const segment = (segment_id: string, start_ms: number): TranscriptSegment => ({
  segment_id,
  speaker: 'demo-studio',
  name: 'Sam',
  text: segment_id,
  start_ms,
  end_ms: start_ms + 500,
  final: true,
  source: 'live',
});

describe('linesOf', () => {
  it('should prefer what was written down during the call', () => {
    const segments = [segment('a', 0)];
    expect(linesOf(segments, [{ speaker: 'Sam', text: 'other' }])).toBe(segments);
  });

  it('should show words of which nobody knows who said them', () => {
    const lines = linesOf(
      [],
      [
        { speaker: null, text: 'Hello.' },
        { speaker: '', text: 'Hi.' },
      ],
    );
    expect(lines.map(({ name, text }) => [name, text])).toEqual([
      ['Speaker', 'Hello.'],
      ['Speaker', 'Hi.'],
    ]);
  });

  it('should else show the transcript that was handed in', () => {
    const lines = linesOf(
      [],
      [
        { speaker: 'Sam', text: 'Hello.', timestamp: 1500 },
        { speaker: 'Cleo', text: 'Hi.' },
      ],
    );
    expect(lines.map(({ name, text, start_ms }) => [name, text, start_ms])).toEqual([
      ['Sam', 'Hello.', 1500],
      ['Cleo', 'Hi.', 0],
    ]);
  });
});

describe('evidenceLines', () => {
  it('should find the lines by their segment, wherever they now stand', () => {
    const summarised = [
      { speaker: 'Sam', text: 'b', segmentId: 'b' },
      { speaker: 'Sam', text: 'a', segmentId: 'a' },
    ];
    const lines = [segment('new', 0), segment('a', 1000), segment('b', 2000)];
    expect(evidenceLines([1], summarised, lines).map(({ segment_id }) => segment_id)).toEqual(['a']);
  });

  it('should find them by their place in a transcript without segments', () => {
    const handedIn = [
      { speaker: 'Sam', text: 'One.' },
      { speaker: 'Sam', text: 'Two.' },
    ];
    expect(evidenceLines([1], handedIn, linesOf([], handedIn)).map(({ text }) => text)).toEqual(['Two.']);
  });

  it('should leave out what is not there', () => {
    expect(evidenceLines([7], null, [segment('a', 0)])).toEqual([]);
    expect(evidenceLines(undefined, null, [])).toEqual([]);
  });
});

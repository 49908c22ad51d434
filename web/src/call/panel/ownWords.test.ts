import { describe, expect, it } from 'vitest';
import type { Caption } from './captions';
import { segmentsToWrite } from './ownWords';

const caption = (segmentId: string, text: string, speaker = 'sam', isFinal = true): Caption => ({
  segmentId,
  text,
  speaker,
  isFinal,
});
const nothing = new Map<string, never>();

describe('segmentsToWrite', () => {
  it('should write one’s own final words, from when they were first heard', () => {
    expect(segmentsToWrite([caption('1', 'Hello.')], 'sam', new Map([['1', 4000.4]]), nothing, 6000)).toEqual(
      [{ segmentId: '1', text: 'Hello.', startMs: 4000, endMs: 6000, final: true }],
    );
  });

  it('should write neither guesses nor what others say', () => {
    const captions = [caption('1', 'hel', 'sam', false), caption('2', 'Hi.', 'cleo')];
    expect(segmentsToWrite(captions, 'sam', nothing, nothing, 0)).toEqual([]);
  });

  it('should write a segment again only when its text has changed', () => {
    const written = new Map([
      ['1', 'Hello.'],
      ['2', 'So'],
    ]);
    const captions = [caption('1', 'Hello.'), caption('2', 'So, pricing.')];
    expect(segmentsToWrite(captions, 'sam', nothing, written, 9).map(({ text }) => text)).toEqual([
      'So, pricing.',
    ]);
  });
});

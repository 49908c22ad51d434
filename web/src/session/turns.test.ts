import { describe, expect, it } from 'vitest';
import type { Turns } from '../api/types';
import { blocksOf, feelsLong, partsOfWait, wait } from './turns';

type Turn = Turns['turns'][number];

const turn = (start_ms: number, end_ms: number | null, more: Partial<Turn> = {}): Turn => ({
  speaker: 'agent',
  text: '…',
  interrupted_by: null,
  start_ms,
  end_ms,
  latency_ms: null,
  first_token_ms: null,
  first_sound_ms: null,
  playback_ms: null,
  transcription_delay_ms: null,
  end_of_turn_delay_ms: null,
  ...more,
});

describe('blocksOf', () => {
  it('should spread what was heard from the first sound to the last', () => {
    const blocks = blocksOf([turn(1_000, 2_000), turn(2_500, null), turn(3_000, 5_000)]);

    expect(blocks.map(({ index, left, width }) => [index, left, width])).toEqual([
      [0, 0, 25],
      [2, 50, 50],
    ]);
  });

  it('should have none where nothing was heard', () => {
    expect(blocksOf([])).toEqual([]);
    expect(blocksOf([turn(5, null), turn(5, 5)])).toEqual([]);
  });
});

describe('a wait', () => {
  it.each([
    [850, '0.85 s'],
    [0, '0.00 s'],
    [null, '–'],
    [undefined, '–'],
  ])('should be %s ms long as %s', (ms, words) => expect(wait(ms)).toBe(words));

  it('should feel long from 1.2 s on', () => {
    expect(feelsLong(turn(0, 1, { latency_ms: 1_200 }))).toBe(false);
    expect(feelsLong(turn(0, 1, { latency_ms: 1_201 }))).toBe(true);
    expect(feelsLong(turn(0, 1))).toBe(false);
  });

  it('should be told by its parts, as far as they are known', () => {
    expect(partsOfWait(turn(0, 1, { first_token_ms: 310, first_sound_ms: 140 }))).toBe(
      'first word 0.31 s · first sound 0.14 s',
    );
    expect(partsOfWait(turn(0, 1))).toBe('');
  });
});

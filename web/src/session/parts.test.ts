import { describe, expect, it } from 'vitest';
import type { RecordingPart } from '../api/types';
import { partAt, playableParts, type Part } from './parts';

const kept = (
  attempt: number,
  started_at: string | null,
  url: string | null = `/${attempt}`,
): RecordingPart => ({
  attempt,
  state: url === null ? 'failed' : 'ready',
  reason: null,
  url,
  expires_at: null,
  started_at,
  duration_ms: 60_000,
  size_bytes: 1,
});

const recording = (...parts: RecordingPart[]) => ({
  state: 'ready' as const,
  reason: null,
  url: null,
  parts,
});

describe('playableParts', () => {
  const began = '2026-11-21T12:00:00Z';

  it('should place each part in the call', () => {
    const parts = playableParts(
      recording(kept(1, '2026-11-21T12:00:02.500Z'), kept(2, '2026-11-21T12:05:00Z')),
      began,
    );
    expect(parts.map(({ beginsAt }) => beginsAt)).toEqual([2_500, 300_000]);
  });

  it('should know of a recorder that was there before the first person', () => {
    expect(playableParts(recording(kept(1, '2026-11-21T11:59:57Z')), began)[0]?.beginsAt).toBe(-3_000);
  });

  it('should take a part to begin with the call where nothing better is known', () => {
    expect(playableParts(recording(kept(1, null)), began)[0]?.beginsAt).toBe(0);
    expect(playableParts(recording(kept(1, began)), null)[0]?.beginsAt).toBe(0);
  });

  it('should leave out what cannot be played', () => {
    expect(playableParts(recording(kept(1, began, null), kept(2, began)), began)).toHaveLength(1);
    expect(playableParts(null, began)).toEqual([]);
  });
});

describe('partAt', () => {
  const part = (attempt: number, beginsAt: number, durationMs: number | null): Part => ({
    attempt,
    url: '',
    beginsAt,
    durationMs,
  });
  const parts = [part(1, 2_000, 60_000), part(3, 300_000, null), part(4, 500_000, 10_000)];

  it.each([
    [0, 1, 'before the first'],
    [10_000, 1, 'within a part'],
    [61_999, 1, 'at its very end'],
    [100_000, 3, 'between two, in the next'],
    [400_000, 3, 'within one of unknown length'],
    [500_000, 4, 'at the beginning of the one after that'],
    [900_000, 4, 'behind the last, in the last'],
  ])('should find %i ms in part %i: %s', (ms, attempt) => {
    expect(partAt(parts, ms)?.attempt).toBe(attempt);
  });

  it('should find nothing in nothing', () => expect(partAt([], 0)).toBeUndefined());
});

import type { WrittenSegment } from '../../api/types';
import type { Caption } from './captions';

/**
 * One's own final captions that are not written down yet. Everybody's browser writes what its person said; for others
 * only an agent may.
 *
 * @param seenAt when a segment was first heard of, milliseconds since the call began, by segment id
 * @param written what was written down before, by segment id
 */
export function segmentsToWrite(
  captions: Caption[],
  self: string,
  seenAt: ReadonlyMap<string, number>,
  written: ReadonlyMap<string, string>,
  now: number,
): WrittenSegment[] {
  return captions
    .filter(({ speaker, isFinal }) => speaker === self && isFinal)
    .filter(({ segmentId, text }) => written.get(segmentId) !== text)
    .map(({ segmentId, text }) => {
      const startMs = Math.max(0, Math.round(seenAt.get(segmentId) ?? now));
      return { segmentId, text, startMs, endMs: Math.max(startMs, Math.round(now)), final: true };
    });
}

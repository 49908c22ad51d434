import type { TranscriptSegment } from '../api/types';

/** What one person said without another in between. */
export interface Turn {
  speaker: string;
  name: string;
  segments: TranscriptSegment[];
}

export function turnsOf(segments: TranscriptSegment[]): Turn[] {
  const turns: Turn[] = [];
  for (const segment of segments) {
    const last = turns.at(-1);
    if (last?.speaker === segment.speaker) last.segments.push(segment);
    else turns.push({ speaker: segment.speaker, name: segment.name, segments: [segment] });
  }
  return turns;
}

/** Index of the segment that is spoken at `ms`: the last that has begun; -1 before the first. They are in order. */
export function segmentAt(segments: Pick<TranscriptSegment, 'start_ms'>[], ms: number): number {
  let [low, high] = [0, segments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (segments[middle]!.start_ms <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

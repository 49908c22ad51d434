import type { TranscriptSegment } from '../api/types';
import type { SessionDetail } from '../api/types';

type Entry = NonNullable<SessionDetail['transcript_json']>[number];

/**
 * What was said: the segments written down during the call, or, where there are none, the transcript that was handed in
 * with the request for a summary.
 */
export function linesOf(segments: TranscriptSegment[], handedIn: Entry[] | null): TranscriptSegment[] {
  if (segments.length > 0 || !handedIn) return segments;
  return handedIn.map((entry, index) => {
    const start = typeof entry.timestamp === 'number' ? entry.timestamp : 0;
    return {
      segment_id: idOf(index),
      speaker: entry.speaker ?? '',
      // As a recording's, of whom nobody knows who they are
      name: entry.speaker?.trim() ? entry.speaker : 'Speaker',
      text: entry.text,
      start_ms: start,
      end_ms: start,
      final: true,
      source: 'live',
    };
  });
}

/** The lines that a decision or an action rests on; evidence names entries of the transcript that was summarised. */
export function evidenceLines(
  entries: number[] | undefined,
  summarised: Entry[] | null,
  lines: TranscriptSegment[],
): TranscriptSegment[] {
  return (entries ?? []).flatMap((index) => {
    const { segmentId = idOf(index), speakerId } = summarised?.[index] ?? {};
    return (
      lines.find(
        ({ segment_id, speaker }) => segment_id === segmentId && (speakerId ?? speaker) === speaker,
      ) ?? []
    );
  });
}

function idOf(index: number): string {
  return `entry-${index}`;
}

/** Tells lines apart: two people's segments can have one id. */
export function lineKey({ segment_id, speaker }: Pick<TranscriptSegment, 'segment_id' | 'speaker'>): string {
  return JSON.stringify([speaker, segment_id]);
}

/** One piece of speech as it is understood, from its first guess to its last. */
export interface Caption {
  segmentId: string;
  speaker: string;
  text: string;
  isFinal: boolean;
}

/** A text stream of the topic `lk.transcription`, as the hook gives it. */
export interface TranscriptionStream {
  text: string;
  participantInfo: { identity: string };
  streamInfo: { id: string; attributes?: Record<string, string> };
}

/**
 * Captions from the streams, each segment once and where it began: guesses are replaced, a final text is not replaced
 * by a guess or by silence. Everybody in the room can send streams, under any segment id: nobody's replace another's.
 */
export function captionsOf(streams: TranscriptionStream[]): Caption[] {
  const captions = new Map<string, Caption>();
  for (const { text, participantInfo, streamInfo } of streams) {
    const attributes = streamInfo.attributes ?? {};
    const segmentId = attributes['lk.segment_id'] ?? streamInfo.id;
    // On the wire a string
    const isFinal = attributes['lk.transcription_final'] === 'true';
    const speaker = participantInfo.identity;
    const key = captionKey({ segmentId, speaker });
    const before = captions.get(key);
    if (text.trim() === '' || (before?.isFinal && !isFinal)) continue;
    captions.set(key, { segmentId, speaker, text: text.trim(), isFinal });
  }
  return [...captions.values()];
}

/** Tells captions apart. */
export function captionKey({ segmentId, speaker }: Pick<Caption, 'segmentId' | 'speaker'>): string {
  return JSON.stringify([speaker, segmentId]);
}

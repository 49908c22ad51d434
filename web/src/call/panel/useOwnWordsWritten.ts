import { useRoomContext } from '@livekit/components-react';
import { useEffect, useRef } from 'react';
import { writeSegments } from '../call';
import type { Caption } from './captions';
import { segmentsToWrite } from './ownWords';

/**
 * Writes down what one says as it is understood, so that a browser that vanishes loses nothing.
 *
 * @param startedAt when the call began, by this browser's clock; nothing is written before that is known
 */
export function useOwnWordsWritten(captions: Caption[], startedAt: number | null): void {
  const room = useRoomContext();
  const seenAt = useRef(new Map<string, number>());
  const written = useRef(new Map<string, string>());
  const isWriting = useRef(false);

  useEffect(() => {
    if (startedAt === null || isWriting.current) return;
    const now = Date.now() - startedAt;
    const self = room.localParticipant.identity;
    for (const { segmentId, speaker } of captions)
      if (speaker === self && !seenAt.current.has(segmentId)) seenAt.current.set(segmentId, now);
    const segments = segmentsToWrite(captions, self, seenAt.current, written.current, now);
    if (segments.length === 0) return;
    isWriting.current = true;
    writeSegments(room.name, segments).then(
      () => {
        segments.forEach(({ segmentId, text }) => written.current.set(segmentId, text));
        isWriting.current = false;
      },
      (error: unknown) => {
        // They go along with the next ones
        console.warn('words were not written down:', error);
        isWriting.current = false;
      },
    );
  }, [captions, startedAt, room]);
}

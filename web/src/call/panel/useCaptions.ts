import { useTranscriptions } from '@livekit/components-react';
import { useMemo } from 'react';
import { captionsOf, type Caption } from './captions';

/** Subscribed once, high in the call: a second handler of the same topic is refused by LiveKit's client. */
export function useCaptions(): Caption[] {
  const streams = useTranscriptions();
  return useMemo(() => captionsOf(streams), [streams]);
}

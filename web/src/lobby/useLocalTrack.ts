import {
  createLocalAudioTrack,
  createLocalVideoTrack,
  type LocalAudioTrack,
  type LocalVideoTrack,
} from 'livekit-client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Kind } from './deviceErrors';

interface State<T> {
  track: T | null;
  error: unknown;
}

interface TrackOf {
  microphone: LocalAudioTrack;
  camera: LocalVideoTrack;
}

export interface LocalTrackState<T> extends State<T> {
  isAsking: boolean;
  /** Asks for the device once more. */
  retry: () => void;
  /** Hands the track over: it is not stopped any more when the preview goes away. */
  take: () => T | null;
}

/**
 * A device's track for the preview; the same track is published on joining, so that the browser asks once. Each device
 * is asked for by itself, so that one refusal leaves the other.
 */
export function useLocalTrack<K extends Kind>(
  kind: K,
  isWanted: boolean,
  deviceId: string,
): LocalTrackState<TrackOf[K]> {
  const [{ track, error }, setState] = useState<State<TrackOf[K]>>({ track: null, error: null });
  const [attempt, setAttempt] = useState(0);
  const taken = useRef(false);

  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    let made: TrackOf[K] | null = null;
    open(kind, deviceId).then(
      (opened) => {
        made = opened;
        if (isCurrent) setState({ track: opened, error: null });
        else opened.stop();
      },
      (failure: unknown) => isCurrent && setState({ track: null, error: failure }),
    );
    return () => {
      isCurrent = false;
      if (!taken.current) made?.stop();
      setState({ track: null, error: null });
    };
  }, [kind, isWanted, deviceId, attempt]);

  return {
    track,
    error,
    isAsking: isWanted && track === null && error === null,
    retry: useCallback(() => setAttempt((before) => before + 1), []),
    take: useCallback(() => {
      taken.current = true;
      return track;
    }, [track]),
  };
}

function open<K extends Kind>(kind: K, deviceId: string): Promise<TrackOf[K]> {
  const choice = deviceId ? { deviceId: { exact: deviceId } } : {};
  const opening =
    kind === 'microphone'
      ? createLocalAudioTrack({
          ...choice,
          echoCancellation: true,
          noiseSuppression: true,
          autoGainControl: true,
        })
      : createLocalVideoTrack(choice);
  return opening as Promise<TrackOf[K]>;
}

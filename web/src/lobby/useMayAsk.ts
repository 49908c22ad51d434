import { useCallback, useEffect, useState } from 'react';

/** Devices are asked for at once where that was allowed before; else the person is first told what comes. */
export function useMayAsk(initially: boolean): [boolean, () => void] {
  const [mayAsk, setMayAsk] = useState(initially);
  useEffect(() => {
    let isCurrent = true;
    // Not every browser knows these names
    navigator.permissions?.query({ name: 'microphone' }).then(
      ({ state }) => isCurrent && state !== 'prompt' && setMayAsk(true),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return [mayAsk, useCallback(() => setMayAsk(true), [])];
}

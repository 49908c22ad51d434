import { useEffect, useState } from 'react';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Whether the time has come; tells when it does. */
export function useIsOpen(opensAt: number | null): boolean {
  const [now, setNow] = useState(() => Date.now());
  const isOpen = opensAt === null || opensAt <= now;
  useEffect(() => {
    if (isOpen) return;
    const timer = setTimeout(
      () => setNow(Date.now()),
      Math.min(opensAt - Date.now() + 500, LONGEST_TIMER_MS),
    );
    return () => clearTimeout(timer);
  }, [isOpen, opensAt, now]);
  return isOpen;
}

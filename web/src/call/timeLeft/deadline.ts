import { position } from '../../time/format';

/** When the call ends, by this browser's clock. */
export interface Deadline {
  endsAt: number;
}

export interface TimeLeft {
  seconds: number;
  text: string;
  /** In the last minute. */
  isEnding: boolean;
  /** Said aloud when it changes: at five minutes and at one. */
  announcement: string;
}

const SHOWN_FROM_SECONDS = 600;

/** Null while there is more time than anybody needs to hear of. */
export function timeLeft(deadline: Deadline | null, now: number): TimeLeft | null {
  if (deadline === null) return null;
  const seconds = Math.max(0, Math.ceil((deadline.endsAt - now) / 1000));
  if (seconds > SHOWN_FROM_SECONDS) return null;
  const isEnding = seconds <= 60;
  return {
    seconds,
    text: isEnding ? `The call ends in ${position(seconds)}` : `${position(seconds)} left`,
    isEnding,
    announcement: isEnding
      ? 'One minute left. The call then ends for everyone; what was said is kept.'
      : seconds <= 300
        ? 'Five minutes left.'
        : '',
  };
}

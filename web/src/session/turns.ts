import type { Turns } from '../api/types';

type Turn = Turns['turns'][number];

/** A turn's place on the time line, in hundredths of it. */
export interface Block {
  turn: Turn;
  index: number;
  left: number;
  width: number;
}

/** Turns that can be heard, from the first one's beginning to the last one's end. */
export function blocksOf(turns: Turn[]): Block[] {
  const heard = turns.flatMap((turn, index) => (isHeard(turn) ? [{ turn, index }] : []));
  const from = Math.min(...heard.map(({ turn }) => turn.start_ms));
  const to = Math.max(...heard.map(({ turn }) => turn.end_ms));
  const hundredths = (ms: number) => (ms / Math.max(1, to - from)) * 100;
  return heard.map(({ turn, index }) => ({
    turn,
    index,
    left: hundredths(turn.start_ms - from),
    width: hundredths(turn.end_ms - turn.start_ms),
  }));
}

type Heard = Turn & { end_ms: number };

function isHeard(turn: Turn): turn is Heard {
  return turn.end_ms != null && turn.end_ms > turn.start_ms;
}

/** `0.85 s`: as fine as a wait is felt. */
export function wait(ms: number | null | undefined): string {
  return ms == null ? '–' : `${(ms / 1000).toFixed(2)} s`;
}

/** How long the person waits before it feels long, and before they talk over it; in ms. */
const FEELS_LONG = 1_200;

export function feelsLong(turn: Turn): boolean {
  return turn.latency_ms != null && turn.latency_ms > FEELS_LONG;
}

/** What an answer's wait was spent on, as far as it is known; parts overlap where an agent thinks ahead. */
export function partsOfWait(turn: Turn): string {
  const parts: [string, number | null | undefined][] = [
    ['words understood', turn.transcription_delay_ms],
    ['end of turn', turn.end_of_turn_delay_ms],
    ['first word', turn.first_token_ms],
    ['first sound', turn.first_sound_ms],
  ];
  return parts.flatMap(([name, ms]) => (ms == null ? [] : [`${name} ${wait(ms)}`])).join(' · ');
}

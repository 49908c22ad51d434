import type { Recording } from '../api/types';

/** A part of the recording that can be played, and where in the call it lies. */
export interface Part {
  attempt: number;
  url: string;
  /** In milliseconds since the call began, as the transcript's times are; below 0 where the recorder was there first. */
  beginsAt: number;
  durationMs: number | null;
}

/** @param callStartedAt when the first person joined */
export function playableParts(recording: Recording | null | undefined, callStartedAt: string | null): Part[] {
  return (recording?.parts ?? []).flatMap(({ attempt, url, started_at, duration_ms }) =>
    url === null
      ? []
      : [{ attempt, url, beginsAt: between(callStartedAt, started_at), durationMs: duration_ms }],
  );
}

function between(from: string | null, to: string | null): number {
  return from === null || to === null ? 0 : Date.parse(to) - Date.parse(from);
}

/** The part in which that moment can be heard, or else the first moment after it. */
export function partAt(parts: Part[], ms: number): Part | undefined {
  const begun = Math.max(0, parts.filter(({ beginsAt }) => beginsAt <= ms).length - 1);
  const part = parts[begun];
  const isOver = part && part.durationMs !== null && part.beginsAt + part.durationMs <= ms;
  return (isOver && parts[begun + 1]) || part;
}

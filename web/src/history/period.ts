import { instantOf, ownZone } from '../time/zones';

/** Days in the viewer's zone, as date inputs say them (`2026-11-21`), the last one included. */
export interface Days {
  from?: string;
  to?: string;
}

/** The same as the API wants it: moments, the last one excluded. */
export function periodOf({ from, to }: Days, zone = ownZone()): { from?: string; to?: string } {
  return {
    ...(from && { from: beginningOf(from, zone) }),
    ...(to && { to: beginningOf(dayAfter(to), zone) }),
  };
}

function beginningOf(day: string, zone: string): string {
  return instantOf(`${day}T00:00`, zone).toISOString();
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** Whether it is a day, and not what else may stand in an address. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

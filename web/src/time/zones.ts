/** The viewer's zone first, then all others the browser knows. */
export function timeZones(): string[] {
  const own = ownZone();
  return [own, ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== own)];
}

export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * The moment at which a clock in `zone` shows `local` (`2026-11-21T09:30`). A time that clocks skip (summer time
 * begins) becomes the one an hour later; of one that comes twice the first is taken.
 */
export function instantOf(local: string, zone: string): Date {
  const wall = Date.parse(local + 'Z');
  // What the zone's offset is a day before and after encloses every change of it
  const [before, after] = [offsetAt(wall - 86_400_000, zone), offsetAt(wall + 86_400_000, zone)];
  const exact = [wall - before, wall - after].find((moment) => moment + offsetAt(moment, zone) === wall);
  return new Date(exact ?? wall - before);
}

/** What a clock in `zone` shows then, as a `datetime-local` input wants it. */
export function localOf(instant: Date, zone: string): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString().slice(0, 16);
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(moment: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(moment / 1000) * 1000;
}

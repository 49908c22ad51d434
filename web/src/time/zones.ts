/** The viewer's zone first, then all others the browser knows, and UTC, which it may leave out. */
export function timeZones(): string[] {
  // Browsers of before 2022 have no list
  const known = Intl.supportedValuesOf?.('timeZone') ?? [];
  return [...new Set([ownZone(), ...known, 'UTC'])];
}

/** The viewer's zone, in which times can be told; one of the same offset where the browser's own has no name for that. */
export function ownZone(): string {
  const zone: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // Where the system's setting says nothing to the browser, it calls it Etc/Unknown and refuses that name itself
  return isZone(zone) ? zone : zoneOfOffset(-new Date().getTimezoneOffset());
}

function isZone(zone: string | undefined): zone is string {
  if (!zone) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** Only offsets of whole hours have a zone, which is named the other way round: Etc/GMT-2 is ahead of UTC. */
function zoneOfOffset(minutes: number): string {
  const hours = minutes / 60;
  const zone = `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
  return hours !== 0 && isZone(zone) ? zone : 'UTC';
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

import { afterEach, describe, expect, it, vi } from 'vitest';
import { instantOf, localOf, ownZone, timeZones } from './zones';

describe('the viewer’s own zone', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  const browserSays = (timeZone: string | undefined, offsetMinutes: number) => {
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({
      timeZone,
    } as Intl.ResolvedDateTimeFormatOptions);
    vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-offsetMinutes);
  };

  it.each([
    ['Europe/Berlin', 60, 'Europe/Berlin'],
    ['Etc/Unknown', 0, 'UTC'],
    ['Etc/Unknown', 120, 'Etc/GMT-2'],
    ['Etc/Unknown', -480, 'Etc/GMT+8'],
    ['Etc/Unknown', 345, 'UTC'],
    ['', 60, 'Etc/GMT-1'],
    [undefined, 0, 'UTC'],
  ])('should be one that times can be told in, of %s with an offset of %i minutes', (said, offset, zone) => {
    browserSays(said, offset);

    expect(ownZone()).toBe(zone);
    expect(timeZones()[0]).toBe(zone);
    const moment = new Date('2026-11-21T08:30:00Z');
    expect(instantOf(localOf(moment, ownZone()), ownZone())).toEqual(moment);
  });

  it('should be offered with UTC, once each, also by a browser that lists no zones', () => {
    browserSays('UTC', 0);
    expect(timeZones().filter((zone) => zone === 'UTC')).toHaveLength(1);

    vi.spyOn(Intl, 'supportedValuesOf').mockReturnValue(['Europe/Berlin']);
    expect(timeZones()).toEqual(['UTC', 'Europe/Berlin']);
    vi.stubGlobal('Intl', { ...Intl, DateTimeFormat: Intl.DateTimeFormat, supportedValuesOf: undefined });
    expect(timeZones()).toEqual(['UTC']);
  });
});

describe('instantOf', () => {
  it.each([
    ['2026-11-21T09:30', 'UTC', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21T09:30', 'Europe/Berlin', '2026-11-21T08:30:00.000Z'],
    ['2026-07-01T09:30', 'America/New_York', '2026-07-01T13:30:00.000Z'],
    ['2026-11-21T09:30', 'Asia/Kathmandu', '2026-11-21T03:45:00.000Z'],
  ])('should read %s in %s as %s', (local, zone, instant) => {
    expect(instantOf(local, zone).toISOString()).toBe(instant);
  });

  it('should move a time that clocks skip by the hour they skip', () => {
    expect(instantOf('2026-03-29T02:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it('should take the first of a time that comes twice', () => {
    expect(instantOf('2026-10-25T02:30', 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });
});

describe('localOf', () => {
  it('should be what instantOf reads back', () => {
    const moment = new Date('2026-11-21T08:30:00Z');
    expect(localOf(moment, 'Pacific/Auckland')).toBe('2026-11-21T21:30');
    expect(instantOf(localOf(moment, 'Pacific/Auckland'), 'Pacific/Auckland')).toEqual(moment);
  });
});

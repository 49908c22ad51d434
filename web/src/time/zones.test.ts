import { describe, expect, it } from 'vitest';
import { instantOf, localOf } from './zones';

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

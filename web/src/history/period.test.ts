import { describe, expect, it } from 'vitest';
import { isDay, periodOf } from './period';

describe('periodOf', () => {
  it('should span whole days of the viewer, the last one included', () => {
    expect(periodOf({ from: '2026-11-01', to: '2026-11-30' }, 'Europe/Berlin')).toEqual({
      from: '2026-10-31T23:00:00.000Z',
      to: '2026-11-30T23:00:00.000Z',
    });
  });

  it('should know days that are longer than others', () => {
    expect(periodOf({ from: '2026-10-25', to: '2026-10-25' }, 'Europe/Berlin')).toEqual({
      from: '2026-10-24T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
    });
  });

  it('should be open on either side', () => {
    expect(periodOf({ from: '2026-12-31' }, 'UTC')).toEqual({ from: '2026-12-31T00:00:00.000Z' });
    expect(periodOf({ to: '2026-12-31' }, 'UTC')).toEqual({ to: '2027-01-01T00:00:00.000Z' });
    expect(periodOf({}, 'UTC')).toEqual({});
  });
});

describe('isDay', () => {
  it.each(['2026-11-21', '2024-02-29'])('should take %s', (day) => expect(isDay(day)).toBe(true));
  it.each(['', '2026-13-01', 'yesterday', '2026-11-21T00:00'])('should not take “%s”', (text) =>
    expect(isDay(text)).toBe(false),
  );
});

import { describe, expect, it } from 'vitest';
import { day, inWords, position, positionInWords } from './format';

describe('inWords', () => {
  it.each([
    [0, '0s'],
    [45, '45s'],
    [1425, '23m 45s'],
    [3600, '1h 0m 0s'],
  ])('should say %i s as %s', (seconds, words) => expect(inWords(seconds)).toBe(words));
});

describe('position', () => {
  it.each([
    [7.9, '0:07'],
    [187, '3:07'],
    [3729, '1:02:09'],
    [-3, '0:00'],
  ])('should show %d s as %s', (seconds, text) => expect(position(seconds)).toBe(text));

  it('should be spoken in whole words', () => {
    expect(positionInWords(0)).toBe('0 seconds');
    expect(positionInWords(61)).toBe('1 minute 1 second');
    expect(positionInWords(120)).toBe('2 minutes');
  });
});

describe('day', () => {
  const now = new Date(2026, 10, 21, 0, 10);

  it('should name the days around today', () => {
    expect(day(new Date(2026, 10, 21, 23, 59), now)).toBe('Today');
    expect(day(new Date(2026, 10, 20, 23, 59), now)).toBe('Yesterday');
    expect(day(new Date(2026, 10, 22, 0, 1), now)).toBe('Tomorrow');
  });

  it('should give the year of other years only', () => {
    expect(day(new Date(2026, 2, 3), now)).not.toContain('2026');
    expect(day(new Date(2025, 2, 3), now)).toContain('2025');
  });
});

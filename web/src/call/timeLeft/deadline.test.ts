import { describe, expect, it } from 'vitest';
import { timeLeft } from './deadline';

const now = 1_000_000;
const in_ = (seconds: number) => timeLeft({ endsAt: now + seconds * 1000 }, now);

describe('timeLeft', () => {
  it('should say nothing before the last ten minutes', () => {
    expect(timeLeft(null, now)).toBeNull();
    expect(in_(601)).toBeNull();
  });

  it('should count down and speak up at five minutes and at one', () => {
    expect(in_(600)).toMatchObject({ text: '10:00 left', isEnding: false, announcement: '' });
    expect(in_(299)?.announcement).toBe('Five minutes left.');
    expect(in_(60)).toMatchObject({ text: 'The call ends in 1:00', isEnding: true });
    expect(in_(59)?.announcement).toContain('One minute left.');
  });

  it('should keep one announcement for a whole stretch, so that it is said once', () => {
    expect(in_(299)?.announcement).toBe(in_(61)?.announcement);
    expect(in_(60)?.announcement).toBe(in_(1)?.announcement);
  });

  it('should not go below zero', () => expect(in_(-5)?.text).toBe('The call ends in 0:00'));
});

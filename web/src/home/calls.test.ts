import { describe, expect, it } from 'vitest';
import type { Session } from '../api/types';
import { upcoming } from './calls';

const now = Date.parse('2026-11-21T10:00:00Z');
const at = (id: string, scheduled_for: string | null, in_progress = false) =>
  ({ id, scheduled_for, in_progress, started_at: null, created_at: '2026-11-21T09:59:00Z' }) as Session;

describe('upcoming', () => {
  it('should begin with what goes on and then follow the clock', () => {
    const sessions = [
      at('late', '2026-11-23T09:00:00Z'),
      at('soon', '2026-11-21T11:00:00Z'),
      at('now', null, true),
    ];
    expect(upcoming(sessions, now).map(({ id }) => id)).toEqual(['now', 'soon', 'late']);
  });

  it('should keep an appointment that began a moment ago and forget an old one', () => {
    const sessions = [at('just begun', '2026-11-21T09:45:00Z'), at('yesterday', '2026-11-20T09:45:00Z')];
    expect(upcoming(sessions, now).map(({ id }) => id)).toEqual(['just begun']);
  });

  it('should leave out calls without an appointment that nobody has joined', () => {
    expect(upcoming([at('made, not joined', null)], now)).toEqual([]);
  });
});

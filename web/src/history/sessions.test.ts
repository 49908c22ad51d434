import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { Session } from '../api/types';
import { applyChange, hasWords, historyOptions, sessionKeys, withSession } from './sessions';

const session = (id: string, status = 'in_progress') =>
  ({ id, status, in_progress: status === 'in_progress' }) as Session;

const pages = (...rows: Session[][]) => ({
  pages: rows.map((sessions) => ({ sessions, next_cursor: null })),
  pageParams: rows.map(() => ''),
});

describe('hasWords', () => {
  it('should know a search for something from one for nothing', () => {
    expect(['价格', 'é', '$49', '🚀', '-no'].filter(hasWords)).toHaveLength(5);
    expect(['', ' ', '???', '"', '-'].filter(hasWords)).toEqual([]);
  });
});

describe('withSession', () => {
  it('should replace the row where it is and leave the others and their order', () => {
    const data = pages([session('a'), session('b')], [session('c')]);
    const updated = withSession(data, session('b', 'completed'));
    expect(updated.pages.map((page) => page.sessions.map(({ id, status }) => `${id} ${status}`))).toEqual([
      ['a in_progress', 'b completed'],
      ['c in_progress'],
    ]);
  });

  it('should give the same pages back where the session is on none', () => {
    const data = pages([session('a')]);
    expect(withSession(data, session('z'))).toBe(data);
  });
});

describe('applyChange', () => {
  it('should change lists that have the session and ask again for those that do not', () => {
    const client = new QueryClient();
    const whole = historyOptions({}).queryKey;
    const running = historyOptions({ status: 'in_progress' }).queryKey;
    client.setQueryData(whole, pages([session('a')]));
    client.setQueryData(running, pages([session('a')]));
    client.setQueryData(sessionKeys.one('a'), { ...session('a'), decisions: ['ship it'] });

    applyChange(client, session('a', 'completed'));

    expect(client.getQueryData(whole)?.pages[0]?.sessions[0]?.status).toBe('completed');
    expect(client.getQueryState(whole)?.isInvalidated).toBe(false);
    expect(client.getQueryState(running)?.isInvalidated).toBe(true);
    expect(client.getQueryData(sessionKeys.one('a'))).toEqual({
      ...session('a', 'completed'),
      decisions: ['ship it'],
    });

    applyChange(client, session('new'));

    expect(client.getQueryState(whole)?.isInvalidated).toBe(true);
  });

  it('should ask again for what comes next', () => {
    const client = new QueryClient();
    client.setQueryData(sessionKeys.upcoming, []);

    applyChange(client, session('new', 'scheduled'));

    expect(client.getQueryState(sessionKeys.upcoming)?.isInvalidated).toBe(true);
  });
});

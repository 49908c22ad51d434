import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Invitation } from '../api/types';

const asked: string[] = [];
let open: Invitation[] = [];

vi.mock('../api/client', () => ({
  api: {
    GET: () => ({ invitations: open }),
    POST: (path: string, options: { params?: { path: { room: string } }; body?: object }) => {
      asked.push(
        path.replace('{room}', options.params?.path.room ?? '') + JSON.stringify(options.body ?? ''),
      );
      open = [];
      return {};
    },
  },
  answered: (answer: unknown) => Promise.resolve(answer),
}));

const { Invitations } = await import('./Invitations');

const INVITATION: Invitation = {
  room: 'call-1',
  sessionId: '1',
  callType: 'scheduled',
  title: 'Pitch',
  ownerId: 'demo-studio',
  ownerName: 'Sam',
  asCoach: true,
  scheduledFor: '2026-11-21T09:30:00Z',
  createdAt: '2026-11-20T12:00:00Z',
  over: false,
};

describe('invitations', () => {
  let page: HTMLElement;
  let root: Root;

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    asked.length = 0;
    open = [];
    page = document.createElement('div');
    document.body.append(page);
    root = createRoot(page);
  });

  afterEach(() => {
    act(() => root.unmount());
    page.remove();
    vi.unstubAllGlobals();
  });

  /** What is asked for is there at once. */
  const settle = () =>
    act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
    });

  const show = async () => {
    const client = new QueryClient({ defaultOptions: { queries: { networkMode: 'always' } } });
    act(() =>
      root.render(
        <QueryClientProvider client={client}>
          <MemoryRouter>
            <Invitations />
          </MemoryRouter>
        </QueryClientProvider>,
      ),
    );
    await settle();
  };

  const press = async (name: string) => {
    const buttons = [...document.body.querySelectorAll('button')];
    const button = buttons.find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name);
    act(() => button!.click());
    await settle();
  };

  it('should show nothing where nobody asks', async () => {
    await show();

    expect(page.textContent).toBe('');
  });

  it('should say who asks, for what and when', async () => {
    open = [INVITATION];
    await show();

    expect(page.querySelector('h3')?.textContent).toBe('Pitch');
    expect(page.textContent).toContain('Sam would like you as a coach');
    expect(page.querySelector('time')?.dateTime).toBe(INVITATION.scheduledFor);
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/call/call-1');
  });

  it('should accept, and say so', async () => {
    open = [INVITATION];
    await show();

    await press('Accept Pitch');

    expect(asked).toEqual(['/api/coaching/invitations/call-1/accept""']);
    expect(page.querySelector('[role=status]')?.textContent).toBe('Accepted: Pitch');
    expect(page.querySelector('li')).toBeNull();
  });

  it('should decline', async () => {
    open = [INVITATION];
    await show();

    await press('Decline Pitch');

    expect(asked).toEqual(['/api/coaching/invitations/call-1/decline""']);
  });

  it('should ask once more before it blocks', async () => {
    open = [INVITATION];
    await show();

    await press('Block Sam');
    expect(asked).toEqual([]);
    await press('Block');

    expect(asked).toEqual(['/api/coaching/blocks{"userId":"demo-studio"}']);
  });
});

import type { User } from 'oidc-client-ts';
import { describe, expect, it } from 'vitest';
import { returnTo } from './signIn';

const after = (state: unknown) => returnTo({ state } as User);

describe('returnTo', () => {
  it('should come back to the page that was asked for', () => {
    expect(after({ path: '/call/call-1?from=mail' })).toBe('/call/call-1?from=mail');
  });

  it.each([
    [undefined],
    [{ path: 'https://elsewhere.example' }],
    [{ path: '//elsewhere.example' }],
    [{ path: 7 }],
  ])('should go home with %o', (state) => expect(after(state)).toBe('/'));
});

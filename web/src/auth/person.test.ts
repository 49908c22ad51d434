import { describe, expect, it } from 'vitest';
import { personFrom } from './person';

const claimPaths = { tierClaim: 'tier', roleClaim: 'role' };

describe('personFrom', () => {
  it('should read who it is and what they may', () => {
    expect(personFrom({ sub: 'u1', name: 'Sam', tier: 'Studio', role: 'admin' }, claimPaths)).toEqual({
      userId: 'u1',
      name: 'Sam',
      tier: 'studio',
      isAdmin: true,
    });
  });

  it('should follow a path into a claim, and find a role among several', () => {
    const claims = { sub: 'u1', app_metadata: { tier: 'studio', roles: ['coach', 'admin'] } };
    const person = personFrom(claims, { tierClaim: 'app_metadata/tier', roleClaim: 'app_metadata/roles' });
    expect(person).toMatchObject({ tier: 'studio', isAdmin: true, name: 'u1' });
  });

  it('should know a tier by its number too', () => {
    for (const tier of [2, '2', ['pro', 2]]) {
      expect(personFrom({ sub: 'u1', tier }, claimPaths).tier).toBe('studio');
    }
    for (const tier of [0, 1, '1', 22]) {
      expect(personFrom({ sub: 'u1', tier }, claimPaths).tier).toBe('free');
    }
  });

  it('should take what is not said for less, not for more', () => {
    expect(personFrom({ sub: 'u1', tier: null }, claimPaths)).toMatchObject({ tier: 'free', isAdmin: false });
    expect(personFrom({ sub: 'u1', tier: 'studio-ish', role: 'administrator' }, claimPaths)).toMatchObject({
      tier: 'free',
      isAdmin: false,
    });
  });

  it('should refuse claims that name nobody', () => {
    expect(() => personFrom({ name: 'Sam' }, claimPaths)).toThrow('there is no sub');
  });
});

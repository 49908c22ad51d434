import type { AppConfig } from '../config/config';

/** Who uses the app. */
export interface Person {
  userId: string;
  name: string;
  tier: 'studio' | 'free';
  isAdmin: boolean;
}

/** By name, or by number: 0 free, 1 pro, 2 studio. */
const STUDIO = ['studio', '2'];

type Claims = Record<string, unknown>;

/** Reads a person from their claims, in the way the services read them from the token. */
export function personFrom(claims: Claims, config: Pick<AppConfig, 'tierClaim' | 'roleClaim'>): Person {
  const userId = claims['sub'];
  if (typeof userId !== 'string') throw new Error('the provider names nobody: there is no sub');
  const name = claims['name'] ?? claims['preferred_username'] ?? claims['email'];
  const roles = claimAt(claims, config.roleClaim);
  return {
    userId,
    name: typeof name === 'string' && name !== '' ? name : userId,
    tier: [claimAt(claims, config.tierClaim)]
      .flat()
      .some((tier) => STUDIO.includes(String(tier).toLowerCase()))
      ? 'studio'
      : 'free',
    isAdmin: [roles].flat().some((role) => String(role).toLowerCase() === 'admin'),
  };
}

function claimAt(claims: Claims, path: string): unknown {
  return path.split('/').reduce<unknown>((value, key) => (value as Claims | null | undefined)?.[key], claims);
}

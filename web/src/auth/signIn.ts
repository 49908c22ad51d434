import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { AppConfig } from '../config/config';

export const CALLBACK_PATH = '/signed-in';

/**
 * Authorization code with PKCE. What was signed in is kept per tab: it ends with the tab, and two tabs can be two people.
 */
export function signInAt(config: AppConfig, origin: string): UserManager {
  return new UserManager({
    authority: config.issuer,
    client_id: config.clientId,
    redirect_uri: origin + CALLBACK_PATH,
    post_logout_redirect_uri: origin + '/',
    response_type: 'code',
    scope: config.scope,
    extraQueryParams: config.audience ? { audience: config.audience } : {},
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
    automaticSilentRenew: true,
  });
}

/** The page to come back to, carried through the provider. */
export function returnTo(user: User): string {
  const path = (user.state as { path?: unknown } | undefined)?.path;
  // Only ever a page of ours
  return typeof path === 'string' && path.startsWith('/') && !path.startsWith('//') ? path : '/';
}

import type { User, UserManager } from 'oidc-client-ts';
import { CALLBACK_PATH, returnTo } from './signIn';

/** Who is signed in; takes the provider's code where there is one, and goes on to the page it was asked for. */
export async function finishSignIn(manager: UserManager): Promise<User | null> {
  if (window.location.pathname !== CALLBACK_PATH) return manager.getUser();
  let path = '/';
  try {
    const user = await manager.signinCallback();
    if (user) path = returnTo(user);
  } catch (error) {
    // This address loaded once more, or a sign-in that was given up
    console.warn('sign-in was not finished:', error);
  }
  window.history.replaceState(null, '', path);
  return manager.getUser();
}

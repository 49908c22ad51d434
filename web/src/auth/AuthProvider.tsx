import type { User, UserManager } from 'oidc-client-ts';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useConfig } from '../config/ConfigContext';
import { AuthContext, type Auth } from './AuthContext';
import { personFrom } from './person';

export function AuthProvider({
  manager,
  initial,
  children,
}: {
  manager: UserManager;
  initial: User | null;
  children: ReactNode;
}) {
  const config = useConfig();
  const [user, setUser] = useState(initial);

  useEffect(() => {
    const remember = (loaded: User) => setUser(loaded);
    const forget = () => setUser(null);
    const end = () => void manager.removeUser();
    manager.events.addUserLoaded(remember);
    manager.events.addUserUnloaded(forget);
    manager.events.addAccessTokenExpired(end);
    return () => {
      manager.events.removeUserLoaded(remember);
      manager.events.removeUserUnloaded(forget);
      manager.events.removeAccessTokenExpired(end);
    };
  }, [manager]);

  const auth = useMemo<Auth>(
    () => ({
      person: user && !user.expired ? personFrom(user.profile, config) : null,
      signIn: (path) => manager.signinRedirect({ state: { path } }),
      // A provider without an end-session page cannot be told; here it is over all the same
      signOut: () => manager.signoutRedirect().catch(() => manager.removeUser()),
    }),
    [user, config, manager],
  );
  return <AuthContext value={auth}>{children}</AuthContext>;
}

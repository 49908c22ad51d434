import { createContext, useContext } from 'react';
import type { Person } from './person';

export interface Auth {
  /** Null for somebody who is not signed in. */
  person: Person | null;
  /** Leaves for the provider, and comes back to the path. */
  signIn: (path: string) => Promise<void>;
  signOut: () => Promise<void>;
}

export const AuthContext = createContext<Auth | null>(null);

export function useAuth(): Auth {
  const auth = useContext(AuthContext);
  if (!auth) throw new Error('there is no AuthContext above');
  return auth;
}

/** For pages that only a signed-in person sees. */
export function usePerson(): Person {
  const { person } = useAuth();
  if (!person) throw new Error('nobody is signed in');
  return person;
}

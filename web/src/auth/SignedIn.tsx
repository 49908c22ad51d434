import { Outlet, useLocation } from 'react-router';
import { useAuth } from './AuthContext';
import { SignInPage } from './SignInPage';

/** Everything beneath it is for people who are signed in. */
export function SignedIn() {
  const { person } = useAuth();
  const { pathname, search } = useLocation();
  return person ? <Outlet /> : <SignInPage returnTo={pathname + search} />;
}

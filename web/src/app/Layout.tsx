import { LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration } from 'react-router';
import { useAuth } from '../auth/AuthContext';
import { Button } from '../design/Button';
import { Avatar, Loading, Skeleton } from '../design/parts';
import { useSessionChanges } from '../history/useSessionChanges';
import styles from './Layout.module.css';
import { applyTheme, storedTheme, themeAfter } from './theme';

const THEMES = {
  system: { icon: Monitor, name: 'as the system' },
  light: { icon: Sun, name: 'light' },
  dark: { icon: Moon, name: 'dark' },
};

/** The frame of every page but a call's. */
export function Layout() {
  useSessionChanges();
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <Header />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Suspense
          fallback={
            <Loading what="the page">
              <Skeleton width="14rem" height="38px" />
            </Loading>
          }
        >
          <Outlet />
        </Suspense>
      </main>
      <ScrollRestoration />
    </>
  );
}

function Header() {
  const { person, signOut } = useAuth();
  return (
    <header className={styles.bar}>
      <div className={styles.inner}>
        <Link to="/" className={styles.brand} aria-label="Coaching Calls, home">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span>Coaching Calls</span>
        </Link>
        <nav className={styles.nav} aria-label="Main">
          <NavLink to="/" end className={styles.link}>
            Home
          </NavLink>
          <NavLink to="/history" className={styles.link}>
            History
          </NavLink>
          {person?.isAdmin && (
            <NavLink to="/admin" className={styles.link}>
              Admin
            </NavLink>
          )}
        </nav>
        <ThemeButton />
        {person && (
          <>
            <div className={styles.person}>
              <Avatar name={person.name} />
              <span className={styles.who}>
                <span className={styles.name}>{person.name}</span>
                <span className={styles.tier}>
                  {person.isAdmin ? 'Admin' : person.tier === 'studio' ? 'Studio' : 'Free'}
                </span>
              </span>
            </div>
            <Button
              variant="quiet"
              size="icon"
              aria-label="Sign out"
              title="Sign out"
              onClick={() => void signOut()}
            >
              <LogOut aria-hidden="true" />
            </Button>
          </>
        )}
      </div>
    </header>
  );
}

function ThemeButton() {
  const [theme, setTheme] = useState(storedTheme);
  const { icon: Icon, name } = THEMES[theme];
  const change = () => {
    const next = themeAfter(theme);
    applyTheme(next);
    setTheme(next);
  };
  return (
    <Button
      variant="quiet"
      size="icon"
      aria-label={`Colours: ${name}`}
      title={`Colours: ${name}`}
      onClick={change}
    >
      <Icon aria-hidden="true" />
    </Button>
  );
}

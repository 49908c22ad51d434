import { AudioLines, History, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { PageTitle } from '../app/PageTitle';
import { Button } from '../design/Button';
import { Notice } from '../design/parts';
import { useAuth } from './AuthContext';
import styles from './SignInPage.module.css';

export function SignInPage({ returnTo }: { returnTo: string }) {
  const { signIn } = useAuth();
  const [state, setState] = useState<'ready' | 'leaving' | 'failed'>('ready');
  const go = () => {
    setState('leaving');
    signIn(returnTo).catch((error: unknown) => {
      console.error(error);
      setState('failed');
    });
  };
  return (
    <main className={styles.page}>
      <div className={styles.inner}>
        <img className={styles.mark} src="/icon.svg" alt="" width="56" height="56" />
        <PageTitle title="Sign in">A quiet room for good conversations</PageTitle>
        <p className={styles.lead}>
          Talk with FRED or with your coach. What was said and decided is here afterwards.
        </p>
        <ul className={styles.points}>
          <li>
            <AudioLines aria-hidden="true" />
            By voice with FRED, by video with a coach
          </li>
          <li>
            <ListChecks aria-hidden="true" />
            Decisions and next steps, with the words they rest on
          </li>
          <li>
            <History aria-hidden="true" />
            Every call in your history, for those who were in it
          </li>
        </ul>
        {state === 'failed' && (
          <Notice tone="danger">
            The sign-in service cannot be reached. Nothing is lost; try again in a moment.
          </Notice>
        )}
        <div>
          <Button variant="primary" size="large" onClick={go} disabled={state === 'leaving'}>
            {state === 'leaving' ? 'One moment…' : 'Sign in'}
          </Button>
        </div>
      </div>
    </main>
  );
}

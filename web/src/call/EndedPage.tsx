import { PageTitle } from '../app/PageTitle';
import { Button, LinkButton } from '../design/Button';
import styles from './CallPage.module.css';
import type { Ending } from './ending';

export function EndedPage({
  ending,
  sessionId,
  onRejoin,
}: {
  ending: Ending;
  sessionId: string;
  onRejoin: () => void;
}) {
  return (
    <main className={styles.message}>
      <PageTitle title={ending.text} />
      <p>
        {ending.isOver
          ? 'What was said and decided is kept with the session.'
          : ending.mayRejoin
            ? 'The call goes on as long as somebody is there, and for a moment after.'
            : 'If this is a mistake, ask the person who invited you.'}
      </p>
      <div className={styles.actions}>
        {ending.mayRejoin && (
          <Button variant="primary" size="large" onClick={onRejoin}>
            Rejoin
          </Button>
        )}
        <LinkButton
          size="large"
          variant={ending.mayRejoin ? 'secondary' : 'primary'}
          to={`/sessions/${sessionId}`}
        >
          See the session
        </LinkButton>
        <LinkButton size="large" variant="quiet" to="/">
          Home
        </LinkButton>
      </div>
    </main>
  );
}

import { ChevronDown } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import type { ChatMessage } from '../api/pending';
import { card } from '../design/parts';
import { clock } from '../time/format';
import styles from './SessionPage.module.css';

/** What was written with FRED during the session, message by message. */
export function FredNotes({
  messages,
  nameOf,
}: {
  messages: ChatMessage[];
  nameOf: (userId: string) => string;
}) {
  return (
    <Collapsible.Root asChild defaultOpen>
      <section className={`${card} ${styles.panel}`} aria-labelledby="fred-notes">
        <h2 id="fred-notes" style={{ margin: 0 }}>
          <Collapsible.Trigger className={styles.disclosure}>
            FRED Coaching Notes
            <ChevronDown aria-hidden="true" />
          </Collapsible.Trigger>
        </h2>
        <Collapsible.Content>
          <ol className={styles.messages}>
            {messages.map((message) => (
              <li
                key={message.id}
                className={`${styles.message} ${message.role === 'fred' ? styles.fromFred : ''}`}
              >
                <header>
                  <b>{message.role === 'fred' ? 'FRED' : nameOf(message.user_id ?? 'You')}</b>
                  <time dateTime={message.sent_at}>{clock(message.sent_at)}</time>
                </header>
                <p>{message.text}</p>
              </li>
            ))}
          </ol>
        </Collapsible.Content>
      </section>
    </Collapsible.Root>
  );
}

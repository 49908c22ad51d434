import { ChevronDown } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import type { ChatMessage, SessionDetail } from '../api/types';
import { card } from '../design/parts';
import { clock } from '../time/format';
import styles from './SessionPage.module.css';

/**
 * What was written with FRED during the session, message by message: from the chat, or from the notes where the chat is
 * not kept any more.
 */
export function FredNotes({
  chat,
  noted,
  nameOf,
}: {
  chat: ChatMessage[];
  noted: SessionDetail['fred_notes'];
  nameOf: (userId: string) => string;
}) {
  const messages =
    chat.length > 0
      ? chat.map(({ role, user_id, text, created_at }) => ({
          role,
          text,
          at: created_at,
          name: nameOf(user_id),
        }))
      : noted.map((message) => ({ ...message, name: 'Participant' }));
  if (messages.length === 0) return null;
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
            {messages.map((message, index) => (
              <li
                key={index}
                className={`${styles.message} ${message.role === 'fred' ? styles.fromFred : ''}`}
              >
                <header>
                  <b>{message.role === 'fred' ? 'FRED' : message.name}</b>
                  <time dateTime={message.at}>{clock(message.at)}</time>
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

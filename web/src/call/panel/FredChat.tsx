import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { SendHorizontal } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { ChatMessage } from '../../api/pending';
import { isMissing } from '../../api/problem';
import { inWords } from '../../app/problems';
import { usePerson } from '../../auth/AuthContext';
import { Button } from '../../design/Button';
import { control } from '../../design/parts';
import { clock } from '../../time/format';
import { messagesOptions, sendMessage } from '../call';
import styles from './SidePanel.module.css';

const LONGEST = 4_000;

/** What is written with FRED; it is kept, and part of the session's notes afterwards. */
export function FredChat({ room }: { room: string }) {
  const messages = useQuery(messagesOptions(room));
  const list = useRef<HTMLOListElement>(null);
  const count = messages.data?.length ?? 0;
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [count]);
  if (isMissing(messages.error)) {
    return <p className={`${styles.scroll} ${styles.quiet}`}>Chat with FRED is not available here.</p>;
  }
  return (
    <>
      <ol ref={list} className={styles.scroll} aria-live="polite" aria-label="Messages">
        {messages.isError && <li className={styles.quiet}>{inWords(messages.error)}</li>}
        {messages.data?.length === 0 && (
          <li className={styles.quiet}>
            Write to FRED during the call. It becomes part of the session’s notes.
          </li>
        )}
        {messages.data?.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </ol>
      <Compose room={room} />
    </>
  );
}

function Message({ message }: { message: ChatMessage }) {
  const { userId } = usePerson();
  const isFred = message.role === 'fred';
  return (
    <li className={styles.message} data-mine={!isFred && message.user_id === userId}>
      <small>
        {isFred ? 'FRED' : message.user_id === userId ? 'You' : 'Somebody'} · {clock(message.sent_at)}
      </small>
      <p>{message.text}</p>
    </li>
  );
}

function Compose({ room }: { room: string }) {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const send = useMutation({
    mutationFn: () => sendMessage(room, text.trim()),
    onSuccess: () => {
      setText('');
      return client.invalidateQueries(messagesOptions(room));
    },
  });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() !== '' && !send.isPending) send.mutate();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {send.isError && (
        <p role="alert" className={styles.quiet} style={{ gridColumn: '1 / -1' }}>
          Not sent. {inWords(send.error)}
        </p>
      )}
      {send.data?.fred === 'not_connected' && (
        <p className={styles.quiet} style={{ gridColumn: '1 / -1' }}>
          Kept. FRED does not answer here: no model is connected to this system.
        </p>
      )}
      <textarea
        className={control}
        aria-label="Message to FRED"
        placeholder="Write to FRED"
        rows={1}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={key}
      />
      <Button type="submit" variant="primary" size="icon" aria-label="Send" disabled={text.trim() === ''}>
        <SendHorizontal aria-hidden="true" />
      </Button>
    </form>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { SendHorizontal } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { ChatMessage } from '../../api/types';
import { isMissing } from '../../api/problem';
import { inWords } from '../../app/problems';
import { usePerson } from '../../auth/AuthContext';
import { Button } from '../../design/Button';
import { control } from '../../design/parts';
import { clock } from '../../time/format';
import { messagesOptions } from '../call';
import { GUIDE_IN_WORDS } from '../fred/guide';
import { useTypingToFred } from '../fred/useFred';
import { say } from './conversation';
import styles from './SidePanel.module.css';

const LONGEST = 8_000;

const SILENCE: Record<string, string> = {
  not_connected: 'Kept. FRED does not answer here: no model is connected to this system.',
  failed: 'Kept. FRED could not answer this time.',
  not_asked: 'FRED answers aloud.',
};

/**
 * What is written with FRED; it is kept, and part of the session's notes afterwards. A FRED who is in the call answers
 * aloud, and not here once more.
 */
export function FredChat({ room, nameOf }: { room: string; nameOf: (userId: string) => string }) {
  const client = useQueryClient();
  const messages = useQuery({ ...messagesOptions(room), retry: false });
  const [answering, setAnswering] = useState('');
  const tellFred = useTypingToFred();
  const list = useRef<HTMLOListElement>(null);
  const send = useMutation({
    mutationFn: async (text: string) => {
      const silence = await say(client, room, { message: text, answer: !tellFred }, setAnswering);
      await tellFred?.(text);
      return silence;
    },
    onSettled: () => setAnswering(''),
  });
  const count = messages.data?.length ?? 0;
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [count, answering]);

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
          <Message key={message.id} message={message} nameOf={nameOf} />
        ))}
        {answering && (
          // Said aloud once, when it is complete
          <li className={styles.message} aria-hidden="true">
            <small>FRED is answering…</small>
            <p>{answering}</p>
          </li>
        )}
        {messages.data?.findLast(({ role }) => role === 'fred')?.guided && (
          <li className={styles.quiet}>{GUIDE_IN_WORDS}</li>
        )}
        {send.data && SILENCE[send.data] && <li className={styles.quiet}>{SILENCE[send.data]}</li>}
      </ol>
      <Compose isSending={send.isPending} error={send.error} onSend={(text) => send.mutateAsync(text)} />
    </>
  );
}

function Message({ message, nameOf }: { message: ChatMessage; nameOf: (userId: string) => string }) {
  const { userId } = usePerson();
  const isFred = message.role === 'fred';
  const isMine = !isFred && message.user_id === userId;
  return (
    <li className={styles.message} data-mine={isMine}>
      <small>
        {isFred ? 'FRED' : isMine ? 'You' : nameOf(message.user_id)} · {clock(message.created_at)}
      </small>
      <p>{message.text}</p>
    </li>
  );
}

function Compose({
  isSending,
  error,
  onSend,
}: {
  isSending: boolean;
  error: unknown;
  onSend: (text: string) => Promise<unknown>;
}) {
  const [text, setText] = useState('');
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const message = text.trim();
    if (message === '' || isSending) return;
    setText('');
    // What was not sent can be sent again
    onSend(message).catch(() => setText((typed) => typed || message));
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      submit();
    }
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {error !== null && (
        <p role="alert" className={`${styles.quiet} ${styles.wholeLine}`}>
          Not sent. {inWords(error)}
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
      <Button
        type="submit"
        variant="primary"
        size="icon"
        aria-label="Send"
        disabled={text.trim() === '' || isSending}
      >
        <SendHorizontal aria-hidden="true" />
      </Button>
    </form>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Failure } from '../app/problems';
import { usePerson } from '../auth/AuthContext';
import { Button } from '../design/Button';
import { card, control } from '../design/parts';
import type { SessionDetail } from '../api/types';
import { applyChange } from '../history/sessions';
import { addNote } from './details';
import styles from './SessionPage.module.css';

const LONGEST = 20_000;

/** The session's notes; its owner and its coach add to them, nobody overwrites any. */
export function Notes({ session }: { session: SessionDetail }) {
  const { userId, isAdmin } = usePerson();
  const text = session.people_notes.map((note) => note.text).join('\n');
  const mayWrite = isAdmin || userId === session.user_id || userId === session.coach_id;
  return (
    <section className={`${card} ${styles.panel}`} aria-labelledby="notes">
      <h2 id="notes">Notes</h2>
      {text ? (
        <p className={styles.prose}>{text}</p>
      ) : (
        <p className={styles.quiet}>Nothing has been noted.</p>
      )}
      {mayWrite && <AddNote id={session.id} />}
    </section>
  );
}

function AddNote({ id }: { id: string }) {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const add = useMutation({
    mutationFn: () => addNote(id, text.trim(), key),
    onSuccess: (session) => {
      setText('');
      setKey(crypto.randomUUID());
      applyChange(client, session);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form className={styles.addNote} onSubmit={submit}>
      <textarea
        className={control}
        aria-label="New note"
        placeholder="Add a note"
        rows={3}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {add.isError && <Failure error={add.error} />}
      <Button type="submit" disabled={text.trim() === '' || add.isPending}>
        Add note
      </Button>
    </form>
  );
}

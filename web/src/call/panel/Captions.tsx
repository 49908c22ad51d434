import { useParticipants } from '@livekit/components-react';
import { useEffect, useRef, useState } from 'react';
import { nameOf } from '../Stage';
import type { Caption } from './captions';
import styles from './SidePanel.module.css';

/** What is being said, as it is understood. Reading aloud is off at first: it would talk over the call. */
export function Captions({ captions }: { captions: Caption[] }) {
  const participants = useParticipants();
  const [aloud, setAloud] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const names = new Map(participants.map((participant) => [participant.identity, nameOf(participant)]));
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [captions]);
  return (
    <>
      <ol
        ref={list}
        className={styles.scroll}
        role="log"
        aria-live={aloud ? 'polite' : 'off'}
        aria-label="Captions"
      >
        {captions.length === 0 && (
          <li className={styles.quiet}>
            What is said appears here where captions are connected. They are a preview: the session’s
            transcript is what is kept.
          </li>
        )}
        {captions.map((caption) => (
          <li key={caption.segmentId} className={styles.caption} data-final={caption.isFinal}>
            <b>{names.get(caption.speaker) ?? caption.speaker}</b>
            <span>{caption.text}</span>
          </li>
        ))}
      </ol>
      <label className={styles.toggle}>
        <input type="checkbox" checked={aloud} onChange={(event) => setAloud(event.target.checked)} />
        Have captions read aloud by a screen reader
      </label>
    </>
  );
}

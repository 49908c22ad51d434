import { useEffect, useRef, useState } from 'react';
import { captionKey, type Caption } from './captions';
import styles from './SidePanel.module.css';

/** What is being said, as it is understood. Reading aloud is off at first: it would talk over the call. */
export function Captions({ captions, nameOf }: { captions: Caption[]; nameOf: (userId: string) => string }) {
  const [aloud, setAloud] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [captions]);
  return (
    <>
      <div
        ref={list}
        className={styles.scroll}
        role="log"
        aria-live={aloud ? 'polite' : 'off'}
        aria-label="Captions"
      >
        {captions.length === 0 && (
          <p className={styles.quiet}>
            What is said appears here where captions are connected. They are a preview: the session’s
            transcript is what is kept.
          </p>
        )}
        {captions.map((caption) => (
          <p key={captionKey(caption)} className={styles.caption} data-final={caption.isFinal}>
            <b>{nameOf(caption.speaker)}</b>
            <span>{caption.text}</span>
          </p>
        ))}
      </div>
      <label className={styles.toggle}>
        <input type="checkbox" checked={aloud} onChange={(event) => setAloud(event.target.checked)} />
        Have captions read aloud by a screen reader
      </label>
    </>
  );
}

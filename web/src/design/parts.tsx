import { AlertTriangle, Info } from 'lucide-react';
import { useId, type CSSProperties, type ReactNode } from 'react';
import styles from './parts.module.css';

export function Badge({
  tone = 'plain',
  dot = false,
  children,
}: {
  tone?: 'plain' | 'live' | 'recording' | 'waiting';
  dot?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={`${styles.badge} ${tone === 'plain' ? '' : styles[tone]}`}>
      {dot && <span className={styles.dot} aria-hidden="true" />}
      {children}
    </span>
  );
}

export const card = styles.card!;
export const control = styles.control!;

/** Something a person should know; `danger` is announced. */
export function Notice({
  tone = 'info',
  action,
  children,
}: {
  tone?: 'info' | 'warning' | 'danger';
  action?: ReactNode;
  children: ReactNode;
}) {
  const look = { info: '', warning: styles.warningNotice, danger: styles.dangerNotice }[tone];
  return (
    <div className={`${styles.notice} ${look}`} role={tone === 'danger' ? 'alert' : undefined}>
      {tone === 'info' ? <Info aria-hidden="true" /> : <AlertTriangle aria-hidden="true" />}
      <div className={styles.noticeText}>{children}</div>
      {action}
    </div>
  );
}

/** Nothing is there: one sentence, one thing to do. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** Holds the place of what is being loaded; shown only when that takes a while. */
export function Skeleton({ width = '100%', height }: { width?: string; height: string }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden="true" />;
}

export function Loading({ what, children }: { what: string; children: ReactNode }) {
  return (
    <div role="status" aria-busy="true">
      <span className="visually-hidden">Loading {what}</span>
      {children}
    </div>
  );
}

export function Avatar({ name, size = 36 }: { name: string; size?: number }) {
  const style: CSSProperties = { width: size, height: size, fontSize: size * 0.42 };
  return (
    <span className={styles.avatar} style={style} aria-hidden="true">
      {[...name.trim()][0] ?? '?'}
    </span>
  );
}

/** A labelled control. What it is given goes on the input, select or textarea. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: string;
  hint?: string;
  error?: string | null;
  children: (control: {
    id: string;
    className: string;
    'aria-describedby'?: string;
    'aria-invalid'?: true;
  }) => ReactNode;
}) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        className: styles.control!,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className={styles.error}>
          {error}
        </span>
      )}
    </div>
  );
}

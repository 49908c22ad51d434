import type { LucideIcon } from 'lucide-react';
import styles from './RoundButton.module.css';

/**
 * A control of the call. A toggle keeps its one name and says by `pressed` whether the device is on; its icon shows the
 * same.
 */
export function RoundButton({
  label,
  icon: Icon,
  pressed,
  expanded,
  shortcut,
  onClick,
  disabled,
}: {
  label: string;
  icon: LucideIcon;
  pressed?: boolean;
  expanded?: boolean;
  /** A key, such as `m`. */
  shortcut?: string;
  onClick: () => void;
  disabled?: boolean;
}) {
  return (
    <button
      type="button"
      className={styles.button}
      data-tone={expanded ? 'open' : undefined}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-keyshortcuts={shortcut}
      title={shortcut ? `${label} (${shortcut.toUpperCase()})` : label}
      onClick={onClick}
      disabled={disabled}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}

export const leaveButton = styles.button!;

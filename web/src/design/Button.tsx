import type { ComponentProps } from 'react';
import { Link, type LinkProps } from 'react-router';
import styles from './Button.module.css';

interface Look {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'normal' | 'large' | 'icon';
}

function classes({ variant = 'secondary', size = 'normal' }: Look, className?: string): string {
  return [styles.button, styles[variant], size === 'normal' ? '' : styles[size], className]
    .filter(Boolean)
    .join(' ');
}

export function Button({
  variant,
  size,
  className,
  type = 'button',
  ...rest
}: Look & ComponentProps<'button'>) {
  return <button type={type} className={classes({ variant, size }, className)} {...rest} />;
}

export function LinkButton({ variant, size, className, ...rest }: Look & LinkProps) {
  return <Link className={classes({ variant, size }, className)} {...rest} />;
}

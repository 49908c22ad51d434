import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';

/** The page's one h1. It names the document and takes the focus when one comes from another page. */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    document.title = `${title} · Coaching Calls`;
  }, [title]);
  useEffect(() => {
    // Not on the first load, where the browser's own order is right
    if (key !== 'default') heading.current?.focus({ preventScroll: true });
  }, [key]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}

import { useEffect, useRef, type ReactNode } from 'react';

let hasShown = false;

/** The page's one h1. It names the document and takes the focus when one comes from another page, or to the next step of a call. */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Coaching Calls`;
  }, [title]);
  useEffect(() => {
    // Not on the first load, where the browser's own order is right
    if (hasShown) heading.current?.focus({ preventScroll: true });
    hasShown = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}

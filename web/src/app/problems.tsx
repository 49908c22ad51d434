import { RefreshCw } from 'lucide-react';
import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { ApiProblem } from '../api/problem';
import { Button, LinkButton } from '../design/Button';
import { Empty, Notice } from '../design/parts';
import { PageTitle } from './PageTitle';

/** What is told of an error: what happened and what to do about it. */
export function inWords(error: unknown): string {
  if (!(error instanceof ApiProblem)) return 'Something went wrong in this page.';
  if (error.code === 'unreachable')
    return 'We cannot reach the server. Check your connection, then try again.';
  if (error.status >= 500)
    return 'The server cannot answer this right now. Nothing was lost; try again in a moment.';
  return error.message;
}

export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <Notice
      tone="danger"
      action={
        onRetry && (
          <Button onClick={onRetry}>
            <RefreshCw aria-hidden="true" />
            Try again
          </Button>
        )
      }
    >
      {inWords(error)}
    </Notice>
  );
}

export function NotFound({ what = 'page' }: { what?: string }) {
  return (
    <>
      <PageTitle title="Not found" />
      <div style={{ marginTop: 24 }}>
        <Empty
          action={
            <LinkButton to="/" variant="primary">
              Go home
            </LinkButton>
          }
        >
          There is no such {what}, or it is not yours to see.
        </Empty>
      </div>
    </>
  );
}

/** A page broke. After a new version was put out, its old files are gone: then loading again helps. */
export function BrokenPage() {
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  return (
    <main style={{ maxWidth: 640, margin: '15vh auto', padding: '0 24px', display: 'grid', gap: 24 }}>
      <PageTitle title="This page broke" />
      <Notice tone="danger" action={<Button onClick={() => window.location.reload()}>Load again</Button>}>
        Something went wrong here. Calls and notes are kept by the server and are safe.
      </Notice>
    </main>
  );
}

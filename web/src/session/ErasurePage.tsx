import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useParams } from 'react-router';
import { isMissing } from '../api/problem';
import type { Erasure } from '../api/types';
import { PageTitle } from '../app/PageTitle';
import { Failure, NotFound } from '../app/problems';
import { LinkButton } from '../design/Button';
import { Loading, Notice, Skeleton, card } from '../design/parts';
import { dayAndClock } from '../time/format';
import { erasureOptions } from './erasure';
import styles from './SessionPage.module.css';

/** How the removal of a session stands, and its receipt in the end. */
export function ErasurePage() {
  const { id } = useParams<'id'>();
  const erasure = useQuery(erasureOptions(id!));
  if (isMissing(erasure.error)) return <NotFound what="deletion" />;
  return (
    <>
      <PageTitle title="Deleted session" />
      <div className={styles.erasure} aria-live="polite">
        {erasure.data ? (
          <Progress erasure={erasure.data} />
        ) : erasure.isError ? (
          <Failure error={erasure.error} onRetry={() => void erasure.refetch()} />
        ) : (
          <Loading what="the deletion">
            <Skeleton height="120px" />
          </Loading>
        )}
        <LinkButton to="/history">Back to the history</LinkButton>
      </div>
    </>
  );
}

function Progress({ erasure }: { erasure: Erasure }) {
  return (
    <>
      <Notice>
        {erasure.state === 'erased'
          ? `${dayAndClock(erasure.completed_at!)}: removed everywhere. Nothing of it is left.`
          : 'It is gone from your history. The rest is being removed; you need not wait here.'}
      </Notice>
      {erasure.receipt && (
        <section className={`${card} ${styles.panel}`} aria-labelledby="receipt">
          <h2 id="receipt">Receipt</h2>
          <p className={styles.quiet}>Signed proof of what was removed. Keep it if you need one.</p>
          <LinkButton to={`data:application/jwt,${erasure.receipt}`} download="erasure-receipt.jwt">
            <Download aria-hidden="true" />
            Download
          </LinkButton>
          <details className={styles.receipt}>
            <summary>Show it</summary>
            <code>{erasure.receipt}</code>
          </details>
        </section>
      )}
    </>
  );
}

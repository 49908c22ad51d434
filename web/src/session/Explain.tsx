import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { useState } from 'react';
import { Failure } from '../app/problems';
import { card, Loading, Skeleton } from '../design/parts';
import { clockWithSeconds } from '../time/format';
import { factsOptions } from './details';
import { factInWords, fieldInWords, sourceInWords } from './facts';
import styles from './SessionPage.module.css';

/** Why the session says what it says: everything that is known of it, in order, and what each fact decided. */
export function Explain({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Collapsible.Root asChild open={open} onOpenChange={setOpen}>
      <section className={`${card} ${styles.panel}`} aria-labelledby="explain">
        <h2 id="explain" style={{ margin: 0 }}>
          <Collapsible.Trigger className={styles.disclosure}>
            Explain this session
            <ChevronDown aria-hidden="true" />
          </Collapsible.Trigger>
        </h2>
        <Collapsible.Content>{open && <Facts id={id} />}</Collapsible.Content>
      </section>
    </Collapsible.Root>
  );
}

function Facts({ id }: { id: string }) {
  const { data, isError, error, refetch } = useQuery(factsOptions(id));
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Loading what="the facts">
        <Skeleton height="160px" />
      </Loading>
    );
  }
  return (
    <>
      <p className={styles.quiet}>
        Everything shown here follows from what was observed. Where two accounts differ, LiveKit is believed
        before browsers.
      </p>
      <ol className={styles.facts}>
        {data.map((fact) => (
          <li key={fact.id}>
            <time dateTime={fact.time}>{clockWithSeconds(fact.time)}</time>
            <div>
              {factInWords(fact.type)}{' '}
              <span className={styles.source}>· {sourceInWords(fact.provenance)}</span>
            </div>
            {fact.decided.length > 0 && (
              <div className={styles.decided}>
                <span className="visually-hidden">decided </span>
                {[...new Set(fact.decided.map(fieldInWords))].map((field) => (
                  <span key={field}>{field}</span>
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { PageTitle } from '../app/PageTitle';
import { Failure } from '../app/problems';
import { Button, LinkButton } from '../design/Button';
import { card, control, Empty, Loading, Skeleton } from '../design/parts';
import { BlockedPeople } from '../invitations/BlockedPeople';
import { Invitations } from '../invitations/Invitations';
import styles from './HistoryPage.module.css';
import { isDay } from './period';
import { SessionRows } from './SessionRows';
import { hasWords, historyOptions, type Filter } from './sessions';

const TYPING_PAUSE_MS = 300;

export function HistoryPage() {
  const [filter, setFilter] = useFilter();
  const history = useInfiniteQuery(historyOptions(filter));
  const [resets, setResets] = useState(0);
  const showAll = () => {
    setFilter({});
    setResets(resets + 1);
  };
  const sessions = history.data?.pages.flatMap((page) => page.sessions) ?? [];
  return (
    <>
      <PageTitle title="History" />
      <Invitations />
      <Filters key={resets} filter={filter} onChange={setFilter} />
      {history.isError && <Failure error={history.error} onRetry={() => void history.refetch()} />}
      {history.isPending && <Placeholder />}
      {history.isSuccess && sessions.length === 0 && (
        <Nothing onShowAll={Object.keys(filter).length > 0 ? showAll : undefined} />
      )}
      {sessions.length > 0 && <SessionRows sessions={sessions} />}
      {history.hasNextPage && (
        <More isLoading={history.isFetchingNextPage} onMore={() => void history.fetchNextPage()} />
      )}
      <BlockedPeople />
    </>
  );
}

/** The filter lives in the address, so that it survives going back. */
function useFilter(): [Filter, (change: Filter) => void] {
  const [parameters, setParameters] = useSearchParams();
  const filter: Filter = Object.fromEntries(
    ['q', 'status', 'callType', 'from', 'to'].flatMap((name) => {
      const value = parameters.get(name);
      return value && isUsable(name, value) ? [[name, value]] : [];
    }),
  );
  const change = (next: Filter) =>
    setParameters(
      Object.entries(next).filter((entry): entry is [string, string] => Boolean(entry[1])),
      {
        replace: true,
      },
    );
  return [filter, change];
}

function isUsable(name: string, value: string): boolean {
  if (name === 'q') return hasWords(value);
  return isDay(value) || (name !== 'from' && name !== 'to');
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const [words, setWords] = useState(filter.q ?? '');
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(typing.current), []);
  const type = (text: string) => {
    setWords(text);
    clearTimeout(typing.current);
    typing.current = setTimeout(() => onChange({ ...filter, q: text.trim() }), TYPING_PAUSE_MS);
  };
  return (
    <search className={styles.filters}>
      <div className={styles.search}>
        <Search aria-hidden="true" />
        <input
          className={control}
          type="search"
          aria-label="Search titles, people and words"
          placeholder="Search titles, people and words"
          maxLength={200}
          value={words}
          onChange={(event) => type(event.target.value)}
        />
      </div>
      <select
        className={control}
        aria-label="Status"
        value={filter.status ?? ''}
        onChange={(event) => onChange({ ...filter, status: event.target.value as Filter['status'] })}
      >
        <option value="">Any status</option>
        <option value="in_progress">In progress</option>
        <option value="completed">Completed</option>
        <option value="scheduled">Scheduled</option>
        <option value="missed">Missed</option>
        <option value="cancelled">Cancelled</option>
      </select>
      <select
        className={control}
        aria-label="Kind"
        value={filter.callType ?? ''}
        onChange={(event) => onChange({ ...filter, callType: event.target.value as Filter['callType'] })}
      >
        <option value="">Any kind</option>
        <option value="on-demand">On demand</option>
        <option value="scheduled">By appointment</option>
      </select>
      <Day
        label="From"
        value={filter.from}
        max={filter.to}
        onChange={(from) => onChange({ ...filter, from })}
      />
      <Day label="To" value={filter.to} min={filter.from} onChange={(to) => onChange({ ...filter, to })} />
    </search>
  );
}

function Day({
  label,
  value = '',
  min,
  max,
  onChange,
}: {
  label: string;
  value?: string;
  min?: string;
  max?: string;
  onChange: (day: string) => void;
}) {
  return (
    <label className={styles.day}>
      {label}
      <input
        className={control}
        type="date"
        value={value}
        min={min}
        max={max}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

function Nothing({ onShowAll }: { onShowAll?: () => void }) {
  return onShowAll ? (
    <Empty action={<Button onClick={onShowAll}>Show all</Button>}>No session fits these filters.</Empty>
  ) : (
    <Empty
      action={
        <LinkButton to="/" variant="primary">
          Start a call
        </LinkButton>
      }
    >
      Your calls will be listed here.
    </Empty>
  );
}

/** Loads on when it comes into view; a button for those who do not scroll. */
function More({ isLoading, onMore }: { isLoading: boolean; onMore: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && !isLoading && onMore(),
      { rootMargin: '400px' },
    );
    observer.observe(end.current!);
    return () => observer.disconnect();
  }, [isLoading, onMore]);
  return (
    <div ref={end} className={styles.more}>
      <Button onClick={onMore} disabled={isLoading}>
        {isLoading ? 'Loading…' : 'Show more'}
      </Button>
    </div>
  );
}

function Placeholder() {
  return (
    <Loading what="your history">
      <div className={card}>
        {[60, 45, 70, 50].map((width) => (
          <div key={width} className={styles.placeholder}>
            <Skeleton width={`${width}%`} height="20px" />
            <Skeleton width="30%" height="14px" />
          </div>
        ))}
      </div>
    </Loading>
  );
}

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ChevronLeft } from 'lucide-react';
import { useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { isMissing } from '../api/problem';
import { loadCall } from '../app/loadCall';
import { PageTitle } from '../app/PageTitle';
import { Failure, NotFound } from '../app/problems';
import { LinkButton } from '../design/Button';
import { Loading, Skeleton } from '../design/parts';
import { useSessionTitle, useWith } from '../history/naming';
import type { Participant, Session, SessionDetail } from '../api/types';
import { sessionOptions } from '../history/sessions';
import { StatusBadge } from '../history/StatusBadge';
import { dayAndClock } from '../time/format';
import {
  chatOptions,
  participantsOptions,
  recordingOptions,
  transcriptOptions,
  turnsOptions,
} from './details';
import { EraseSession } from './EraseSession';
import { Explain } from './Explain';
import { FredNotes } from './FredNotes';
import { LeaveSession } from './LeaveSession';
import { Notes } from './SessionNotes';
import { People } from './People';
import { playableParts } from './parts';
import { PlaybackContext } from './PlaybackContext';
import { Recording } from './Recording';
import styles from './SessionPage.module.css';
import { Summary } from './Summary';
import { Turns } from './Turns';
import { usePlaybackOf } from './usePlaybackOf';
import { useStartAt } from './useStartAt';
import { WhatWasSaid } from './WhatWasSaid';
import { linesOf } from './words';

export function SessionPage() {
  const { id } = useParams<'id'>();
  const session = useQuery(sessionOptions(id!));
  if (session.data) return <Details session={session.data} />;
  if (isMissing(session.error)) return <NotFound what="session" />;
  if (session.isError) {
    return (
      <>
        <PageTitle title="Session" />
        <Failure error={session.error} onRetry={() => void session.refetch()} />
      </>
    );
  }
  return (
    <Loading what="the session">
      <Skeleton width="min(26rem, 80%)" height="38px" />
      <Words />
    </Loading>
  );
}

/** Shown in one piece: nothing that is there already moves when more comes. */
function Placeholder() {
  return (
    <Loading what="the session">
      <Words />
    </Loading>
  );
}

function Words() {
  return (
    <div style={{ marginTop: 28 }}>
      <Skeleton height="320px" />
    </div>
  );
}

/** Not once a first try has failed: the others need not wait for what may be long in coming. */
function isOnItsWay({ isPending, failureCount }: UseQueryResult): boolean {
  return isPending && failureCount === 0;
}

function Details({ session }: { session: SessionDetail }) {
  const titleOf = useSessionTitle();
  const participants = useQuery(participantsOptions(session));
  const recording = useQuery(recordingOptions(session));
  const transcript = useQuery(transcriptOptions(session));
  const chat = useQuery(chatOptions(session));
  const turns = useQuery(turnsOptions(session));
  const isComing = [participants, recording, transcript, chat, turns].some(isOnItsWay);
  const lines = useMemo(
    () => linesOf(transcript.data?.segments ?? [], session.transcript_json),
    [transcript.data, session.transcript_json],
  );
  const nameOf = useNames(participants.data);
  const parts = useMemo(
    () => (isComing ? [] : playableParts(recording.data, session.started_at)),
    [isComing, recording.data, session.started_at],
  );
  const playback = usePlaybackOf(parts);
  const [parameters] = useSearchParams();
  useStartAt(playback, parameters.get('t'));
  return (
    <PlaybackContext value={playback}>
      <Link to="/history" className={styles.back}>
        <ChevronLeft aria-hidden="true" />
        History
      </Link>
      <header className={styles.head}>
        <div>
          <PageTitle title={titleOf(session)} />
          <Meta session={session} />
        </div>
        <JoinButton session={session} />
      </header>
      {isComing ? (
        <Placeholder />
      ) : (
        <div className={styles.columns}>
          <div className={styles.main}>
            <Recording session={session} />
            <WhatWasSaid session={session} lines={lines} />
            <Turns session={session} participants={participants.data} />
            <FredNotes chat={chat.data ?? []} noted={session.fred_notes} nameOf={nameOf} />
            <Explain id={session.id} />
          </div>
          <div className={styles.side}>
            <Summary session={session} lines={lines} />
            <People participants={participants.data} inProgress={session.in_progress} />
            <Notes session={session} />
            <LeaveSession session={session} />
            <EraseSession session={session} />
          </div>
        </div>
      )}
    </PlaybackContext>
  );
}

function Meta({ session }: { session: Session }) {
  const withOf = useWith();
  const when = session.started_at ?? session.scheduled_for ?? session.created_at;
  return (
    <div className={styles.meta}>
      <StatusBadge status={session.status} />
      <time dateTime={when}>{dayAndClock(when)}</time>
      {session.duration && <span className="tabular">{session.duration}</span>}
      <span>with {withOf(session)}</span>
    </div>
  );
}

function JoinButton({ session }: { session: Session }) {
  if (!session.in_progress && session.status !== 'scheduled') return null;
  return (
    <LinkButton variant="primary" to={`/call/${session.room_name}`} onPointerEnter={() => void loadCall()}>
      {session.in_progress ? 'Join again' : 'Go to the lobby'}
    </LinkButton>
  );
}

function useNames(participants: Participant[] | undefined): (userId: string) => string {
  return useMemo(() => {
    const names = new Map(participants?.map((participant) => [participant.user_id, participant.name]));
    return (userId) => names.get(userId) ?? userId;
  }, [participants]);
}

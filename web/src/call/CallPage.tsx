import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Room } from 'livekit-client';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { isMissing } from '../api/problem';
import type { Call } from '../api/types';
import { PageTitle } from '../app/PageTitle';
import { Failure, NotFound } from '../app/problems';
import { usePerson } from '../auth/AuthContext';
import { Loading, Skeleton } from '../design/parts';
import { useSessionTitle, useWith } from '../history/naming';
import { Lobby, type Choices } from '../lobby/Lobby';
import { admit, callOptions } from './call';
import { Attendance } from './attendance';
import { CallRoom } from './CallRoom';
import styles from './CallPage.module.css';
import { EndedPage } from './EndedPage';
import { endingOf, OVER, type Ending } from './ending';
import { follow } from './follow';
import { joinErrorInWords } from './joinErrors';
import { presence } from './presence';

/** Lobby, call, and what comes after it. */
export function CallPage() {
  const { room } = useParams<'room'>();
  const call = useQuery({ ...callOptions(room!), refetchOnWindowFocus: false });
  if (call.data) return <TheCall key={room} call={call.data} />;
  return (
    <main className={styles.message}>
      {isMissing(call.error) ? (
        <NotFound what="call" />
      ) : call.isError ? (
        <>
          <PageTitle title="Call" />
          <Failure error={call.error} onRetry={() => void call.refetch()} />
        </>
      ) : (
        <Loading what="the call">
          <Skeleton width="min(26rem, 80%)" height="38px" />
        </Loading>
      )}
    </main>
  );
}

type Phase =
  | { name: 'lobby'; visit: number; error: string | null; isJoining: boolean }
  | { name: 'inside'; record: boolean }
  | { name: 'ended'; ending: Ending };

function TheCall({ call }: { call: Call }) {
  const titleOf = useSessionTitle();
  const withOf = useWith();
  const person = usePerson();
  const client = useQueryClient();
  const [room] = useState(
    // A closing page is our own business; see follow
    () => new Room({ adaptiveStream: true, dynacast: true, disconnectOnPageLeave: false }),
  );
  const [wasInside] = useState(() => presence.wasInside(call.room));
  const [phase, setPhase] = useState<Phase>(
    call.endedAt
      ? { name: 'ended', ending: OVER }
      : { name: 'lobby', visit: 0, error: null, isJoining: false },
  );
  const named = { title: call.title, coach_id: call.coachId };
  const isVideo = call.coachId !== null;

  // Meanwhile the call may have come to its end
  const hasEnded = phase.name === 'ended';
  useEffect(() => {
    if (!hasEnded) return;
    const look = () => {
      if (!document.hidden) void client.invalidateQueries({ queryKey: ['calls', call.room] });
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pageshow', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('pageshow', look);
    };
  }, [hasEnded, client, call.room]);

  // Going to another page is leaving
  useEffect(() => () => void room.disconnect(), [room]);

  const join = async (visit: number, { microphone, camera, record }: Choices) => {
    setPhase({ name: 'lobby', visit, error: null, isJoining: true });
    let stopFollowing = () => {};
    try {
      const admission = await admit(call.room, record);
      const attendance = new Attendance(call.sessionId, person, admission.leaveToken);
      stopFollowing = follow(room, attendance, call.room, (reason, wasPutToSleep) => {
        setPhase({ name: 'ended', ending: endingOf(reason, wasPutToSleep) });
        void client.invalidateQueries({ queryKey: ['sessions'] });
        void client.invalidateQueries({ queryKey: ['calls', call.room] });
      });
      await room.connect(admission.url, admission.token, { maxRetries: 2 });
    } catch (error) {
      stopFollowing();
      [microphone, camera].forEach((track) => track?.stop());
      setPhase({ name: 'lobby', visit: visit + 1, error: joinErrorInWords(error), isJoining: false });
      return;
    }
    setPhase({ name: 'inside', record });
    // One is inside without them too, and can try again there
    for (const track of [microphone, camera]) {
      if (track) room.localParticipant.publishTrack(track).catch(console.warn);
    }
  };

  switch (phase.name) {
    case 'lobby':
      return (
        <Lobby
          // A failed attempt has used up the tracks
          key={phase.visit}
          title={titleOf(named)}
          withWhom={withOf(named)}
          isVideo={isVideo}
          scheduledFor={call.scheduledFor}
          wasInside={wasInside}
          error={phase.error}
          isJoining={phase.isJoining}
          onJoin={(choices) => void join(phase.visit, choices)}
        />
      );
    case 'inside':
      return <CallRoom room={room} call={call} title={titleOf(named)} record={phase.record} />;
    case 'ended':
      return (
        <EndedPage
          ending={call.endedAt && phase.ending.mayRejoin ? OVER : phase.ending}
          sessionId={call.sessionId}
          onRejoin={() => setPhase({ name: 'lobby', visit: 0, error: null, isJoining: false })}
        />
      );
  }
}

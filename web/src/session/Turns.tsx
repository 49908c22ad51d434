import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { useMemo } from 'react';
import type { Participant, Session, Turns as Answer } from '../api/types';
import { card } from '../design/parts';
import { inWords, position } from '../time/format';
import { turnsOptions } from './details';
import { usePlayback } from './PlaybackContext';
import page from './SessionPage.module.css';
import { blocksOf, feelsLong, partsOfWait, wait } from './turns';
import styles from './Turns.module.css';

type Turn = Answer['turns'][number];

/** How the conversation with an agent went: as the agent reported it, and not at all where none did. */
export function Turns({ session, participants }: { session: Session; participants?: Participant[] }) {
  const { data } = useQuery(turnsOptions(session));
  const nameOf = useSpeakers(participants, data);
  if (!data || data.turns.length === 0) return null;
  return (
    <section className={`${card} ${page.panel}`} aria-labelledby="turns">
      <h2 id="turns">Turns</h2>
      <Figures answer={data} nameOf={nameOf} />
      <TimeLine turns={data.turns} slowest={data.figures.slowest} nameOf={nameOf} />
      <Judgement agents={data.agents} />
      <Collapsible.Root>
        <Collapsible.Trigger className={styles.disclosure}>
          Every turn
          <ChevronDown aria-hidden="true" />
        </Collapsible.Trigger>
        <Collapsible.Content>
          <ol className={styles.list}>
            {data.turns.map((turn, index) => (
              <Row key={index} turn={turn} nameOf={nameOf} isSlowest={index === data.figures.slowest} />
            ))}
          </ol>
        </Collapsible.Content>
      </Collapsible.Root>
    </section>
  );
}

type Speaker = Turn['speaker'];

function Figures({ answer, nameOf }: { answer: Answer; nameOf: (speaker: Speaker) => string }) {
  const { figures, turns } = answer;
  const slowest = figures.slowest == null ? undefined : turns[figures.slowest];
  return (
    <dl className={styles.figures}>
      <Figure name="Wait for an answer" value={wait(figures.latency_median_ms)} note="median" />
      <Figure
        name="95 % within"
        value={wait(figures.latency_p95_ms)}
        note={`p95 of ${figures.answers} answers`}
      />
      <Figure
        name="Slowest answer"
        value={wait(slowest?.latency_ms)}
        note={slowest && `at ${position(slowest.start_ms / 1000)}`}
      />
      <Figure
        name={`${nameOf('person')} talked`}
        value={inWords(figures.talk_person_ms / 1000)}
        note={interrupted(nameOf('agent'), figures.interruptions_by_person)}
      />
      <Figure
        name={`${nameOf('agent')} talked`}
        value={inWords(figures.talk_agent_ms / 1000)}
        note={interrupted(nameOf('person'), figures.interruptions_by_agent)}
      />
    </dl>
  );
}

function interrupted(whom: string, times: number): string | undefined {
  if (times === 0) return undefined;
  return `interrupted ${whom} ${times === 1 ? 'once' : `${times} times`}`;
}

function Figure({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}

/** For the eye: everything in it stands in the list too. */
function TimeLine({
  turns,
  slowest,
  nameOf,
}: {
  turns: Turn[];
  slowest?: number | null;
  nameOf: (speaker: Speaker) => string;
}) {
  const blocks = useMemo(() => blocksOf(turns), [turns]);
  if (blocks.length === 0) return null;
  return (
    <div className={styles.line} aria-hidden="true">
      {(['person', 'agent'] as const).map((speaker) => (
        <div key={speaker} className={styles.lane}>
          <span>{nameOf(speaker)}</span>
          <div>
            {blocks
              .filter(({ turn }) => turn.speaker === speaker)
              .map(({ turn, index, left, width }) => (
                <i
                  key={index}
                  className={styles[speaker]}
                  data-interrupted={turn.interrupted_by ? '' : undefined}
                  data-slowest={index === slowest ? '' : undefined}
                  style={{ left: `${left}%`, width: `${width}%` }}
                  title={`${position(turn.start_ms / 1000)} ${turn.text}`}
                />
              ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** What the agent, or whoever judges its conversations, says of it. */
function Judgement({ agents }: { agents: Answer['agents'] }) {
  const said = agents.flatMap(({ outcome, outcome_reason, evaluations }) => [
    ...(outcome ? [[outcome === 'success' ? 'Succeeded' : 'Failed', outcome_reason] as const] : []),
    ...evaluations.map(({ name, verdict, reasoning }) => [`${name}: ${verdict}`, reasoning] as const),
  ]);
  if (said.length === 0) return null;
  return (
    <ul className={styles.judgement}>
      {said.map(([what, why], index) => (
        <li key={index}>
          <b>{what}</b> {why}
        </li>
      ))}
    </ul>
  );
}

function Row({
  turn,
  nameOf,
  isSlowest,
}: {
  turn: Turn;
  nameOf: (speaker: Speaker) => string;
  isSlowest: boolean;
}) {
  const { part, playFrom } = usePlayback();
  const stamp = position(turn.start_ms / 1000);
  const parts = partsOfWait(turn);
  return (
    <li>
      {part ? (
        <button type="button" aria-label={`Play from ${stamp}`} onClick={() => playFrom(turn.start_ms)}>
          {stamp}
        </button>
      ) : (
        <span>{stamp}</span>
      )}
      <div>
        <p>
          <b>{nameOf(turn.speaker)}</b> {turn.text}
          {turn.interrupted_by && (
            <span className={styles.mark}>interrupted by {nameOf(turn.interrupted_by)}</span>
          )}
        </p>
        {(turn.latency_ms != null || parts) && (
          <p className={styles.wait} data-long={feelsLong(turn) ? '' : undefined}>
            {turn.latency_ms != null && <b>{wait(turn.latency_ms)}</b>}
            {isSlowest && ' the slowest'}
            {turn.latency_ms != null && parts && ' · '}
            {parts}
          </p>
        )}
      </div>
    </li>
  );
}

/** An agent tells only which side spoke: whoever was there alone with it is the person. */
function useSpeakers(participants: Participant[] | undefined, answer: Answer | null | undefined) {
  return useMemo(() => {
    const names = (kind: 'agent' | 'person') => [
      ...new Set(
        participants
          ?.filter((participant) => (participant.kind === 'agent') === (kind === 'agent'))
          .map(({ name }) => name),
      ),
    ];
    const one = (found: string[]) => (found.length === 1 ? found[0] : undefined);
    const person = one(names('person')) ?? 'Person';
    const agent = one(names('agent')) ?? answer?.agents[0]?.agent_name ?? 'Agent';
    return (speaker: Speaker) => (speaker === 'agent' ? agent : person);
  }, [participants, answer]);
}

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Participant, Session, Turns as Answer } from '../api/types';
import { turnsOptions } from './details';
import { PlaybackContext } from './PlaybackContext';
import { Turns } from './Turns';
import { usePlaybackOf } from './usePlaybackOf';

const SESSION = { id: 'one', room_name: 'call-1', in_progress: false } as Session;

type Turn = Answer['turns'][number];

const turn = (speaker: Turn['speaker'], text: string, start_ms: number, more: Partial<Turn> = {}): Turn => ({
  speaker,
  text,
  start_ms,
  end_ms: start_ms + 2_000,
  interrupted_by: null,
  latency_ms: null,
  first_token_ms: null,
  first_sound_ms: null,
  playback_ms: null,
  transcription_delay_ms: null,
  end_of_turn_delay_ms: null,
  ...more,
});

const ANSWER: Answer = {
  room: 'call-1',
  agents: [
    {
      job_id: 'AJ_1',
      agent_name: 'fred',
      sdk_version: '1.8.9',
      ended_at: null,
      duration_ms: 9_000,
      close_reason: null,
      tags: [],
      outcome: 'success',
      outcome_reason: 'both said goodbye',
      evaluations: [{ name: 'coherence', verdict: 'pass', reasoning: 'It holds together.' }],
      usage: [],
      errors: {},
    },
  ],
  turns: [
    turn('agent', 'Hello Sam.', 1_000, { interrupted_by: 'person' }),
    turn('person', 'The price is too low.', 2_500),
    turn('agent', 'By how much?', 6_200, { latency_ms: 1_700, first_token_ms: 1_020 }),
  ],
  figures: {
    turns: 3,
    answers: 1,
    latency_median_ms: 1_700,
    latency_p95_ms: 1_700,
    slowest: 2,
    talk_person_ms: 2_000,
    talk_agent_ms: 4_000,
    interruptions_by_person: 1,
    interruptions_by_agent: 0,
  },
};

describe('the turns of a conversation', () => {
  let page: HTMLElement;
  let root: Root;

  function View({ participants }: { participants?: Participant[] }) {
    return (
      <PlaybackContext value={usePlaybackOf([])}>
        <Turns session={SESSION} participants={participants} />
      </PlaybackContext>
    );
  }

  const show = (answer: Answer | null, participants?: Participant[]) => {
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    client.setQueryData(turnsOptions(SESSION).queryKey, answer);
    act(() =>
      root.render(
        <QueryClientProvider client={client}>
          <View participants={participants} />
        </QueryClientProvider>,
      ),
    );
  };

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    page = document.createElement('div');
    document.body.append(page);
    root = createRoot(page);
  });

  afterEach(() => {
    act(() => root.unmount());
    page.remove();
    vi.unstubAllGlobals();
  });

  it('should not be there where no agent reported any', () => {
    show(null);
    expect(page.textContent).toBe('');
    show({ ...ANSWER, turns: [] });
    expect(page.textContent).toBe('');
  });

  it('should say how long people waited, who talked, and what is said of it', () => {
    show(ANSWER, [
      { name: 'Sam Studio', kind: 'standard' },
      { name: 'FRED', kind: 'agent' },
    ] as Participant[]);

    expect(page.textContent).toContain('Slowest answer1.70 sat 0:06');
    expect(page.textContent).toContain('Sam Studio talked2sinterrupted FRED once');
    expect(page.textContent).toContain('FRED talked4s');
    expect(page.textContent).toContain('Succeeded both said goodbye');
    expect(page.textContent).toContain('coherence: pass It holds together.');
  });

  it('should list every turn with its wait', () => {
    show(ANSWER);
    act(() => page.querySelector<HTMLElement>('button')!.click());

    const rows = [...page.querySelectorAll('ol li')].map((row) => row.textContent);
    expect(rows).toEqual([
      '0:01fred Hello Sam.interrupted by Person',
      '0:02Person The price is too low.',
      '0:06fred By how much?1.70 s the slowest · first word 1.02 s',
    ]);
    expect(page.querySelector('[data-long]')!.textContent).toContain('1.70 s');
  });
});

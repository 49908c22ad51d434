// What the robots say in words: told by one over LiveKit, written down as the other received it.
import { setTimeout as sleep } from 'node:timers/promises';

/** LiveKit's topic and attributes for transcriptions, as agents and recognisers use them. */
export const TOPIC = 'lk.transcription';
const SEGMENT_ID = 'lk.segment_id';
const IS_FINAL = 'lk.transcription_final';

const ARRIVAL_MS = 5_000;

export const TALK = [
  ['founder', 'Our price of 29 dollars does not cover the support that customers ask for.'],
  ['coach', 'What would customers pay if support were part of the price?'],
  ['founder', 'Most customers told me that a price of 49 dollars would be fine.'],
  ['founder', "Then let's raise the price to 49 dollars."],
  ['coach', 'I will send you the numbers by Friday.'],
  ['founder', "I'll write to all customers next week."],
];

export const QUESTION = 'How do I tell my first customers?';
export const ANSWER = 'Tell them what they get before you tell them what it costs.';

/** Lets the robots say their lines, spread over `seconds`: a guess of each first, then the whole. */
export async function say(people, seconds) {
  const pause = (seconds * 1000) / (TALK.length + 1);
  for (const [index, [who, text]] of TALK.entries()) {
    const segment = `line-${index}`;
    await people[who].write(TOPIC, text.slice(0, text.length / 2), attributes(segment, false));
    await people[who].write(TOPIC, text, attributes(segment, true));
    await sleep(pause);
  }
  await sleep(pause);
}

/** Writes down what arrives at a robot, as soon as it does. */
export class Listener {
  #agent;
  #room;
  #start = Date.now();
  #posted = Promise.resolve();
  #finals = new Set();

  /** @param agent the API as an agent sees it, who may write down what others say */
  constructor(agent, room) {
    this.#agent = agent;
    this.#room = room;
  }

  listenTo(robot) {
    robot.onText(TOPIC, (text, attributes, speaker) => {
      const segment = this.#segment(text, attributes, speaker);
      if (segment.final) {
        this.#finals.add(segment.segmentId);
      }
      this.#posted = this.#posted.then(() =>
        this.#agent.post(`/api/coaching/transcripts/${this.#room}`, { segments: [segment] }),
      );
      // Looked at by done(); until then it must not end the process
      this.#posted.catch(() => {});
    });
  }

  /** Completes when all that was said has arrived and is written down. */
  async done() {
    for (const end = Date.now() + ARRIVAL_MS; this.#finals.size < TALK.length && Date.now() < end; ) {
      await sleep(50);
    }
    await this.#posted;
    if (this.#finals.size < TALK.length) {
      throw new Error(`only ${this.#finals.size} of ${TALK.length} lines arrived at the other side`);
    }
  }

  #segment(text, attributes, speaker) {
    const endMs = Date.now() - this.#start;
    return {
      segmentId: attributes[SEGMENT_ID],
      speaker,
      text,
      startMs: Math.max(0, endMs - 400),
      endMs,
      final: attributes[IS_FINAL] === 'true',
    };
  }
}

/** The founder asks FRED, who is not connected here, so that the agent answers in his place. */
export async function chat(founder, agent, room) {
  const { fred } = await founder.post(`/api/coaching/chat/${room}`, { message: QUESTION });
  if (fred !== 'answered') {
    await agent.post(`/api/coaching/chat/${room}`, { message: ANSWER, role: 'fred' });
  }
}

/** Whether a session shows what was said in it and written beside it. */
export function isTold(session) {
  return Boolean(session.summary) && Boolean(session.notes?.includes(QUESTION));
}

function attributes(segment, isFinal) {
  return { [SEGMENT_ID]: segment, [IS_FINAL]: String(isFinal) };
}

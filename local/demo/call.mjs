// One call from creation to history, through the gateway only.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, Gateway } from './gateway.mjs';
import { recordingOf } from './recording.mjs';
import { Robot } from './robot.mjs';
import { Listener, chat, isTold, say as sayWords } from './words.mjs';

const FOUNDER_HERTZ = 440;
const COACH_HERTZ = 660;
const POLL_MS = 1_000;
const REPORT_MS = 5_000;

/** @param say takes a line of progress */
export async function makeCall(options, say) {
  const founder = new Gateway(options.gateway, options.founderToken);
  const coach = new Gateway(options.gateway, options.coachToken);
  const agent = new Gateway(options.gateway, options.agentToken);

  say('The founder creates a call with the coach, to be recorded.');
  const call = await founder.post(
    '/api/fred/call',
    { callType: 'on-demand', coachId: options.coachId, title: 'Demo call', enableRecording: true },
    { 'Idempotency-Key': randomUUID() },
  );
  say(`  room ${call.room}, at most ${call.maxDuration} s`);

  say('The coach asks to be let in.');
  const admission = await coach.post('/api/livekit/token', { room: call.room });

  const { robots, heard } = await talk(call, admission, agent, options, say);
  await chat(founder, agent, call.room);

  say('LiveKit closes the room 20 s after the last one left; waiting for the session.');
  const session = await completedSession(founder, call.sessionId, options.timeout, say);
  const recording = await recordingOf(founder, call, options.timeout, say);
  const { participants } = await founder.get(`/api/coaching/participants?sessionId=${call.sessionId}`);
  return { room: call.room, sessionId: call.sessionId, robots, heard, session, participants, recording };
}

async function talk(call, admission, agent, options, say) {
  const founder = new Robot('The founder');
  const coach = new Robot('The coach');
  const listener = new Listener(agent, call.room);
  listener.listenTo(founder);
  listener.listenTo(coach);
  try {
    await founder.join(call.url, call.token, FOUNDER_HERTZ);
    say(`The founder is in, speaking at ${FOUNDER_HERTZ} Hz.`);
    await coach.join(admission.url, admission.token, COACH_HERTZ);
    say(`The coach is in, speaking at ${COACH_HERTZ} Hz.`);
    await sayWords({ founder, coach }, options.seconds);
    await listener.done();
    founder.assertConnected();
    coach.assertConnected();
  } finally {
    await Promise.allSettled([coach.leave(), founder.leave()]);
  }
  const heard = { founder: founder.hears(options.coachId), coach: coach.hears(options.founderId) };
  const firstJoinedAt = earliest(founder.joinedAt, coach.joinedAt);
  const lastLeftAt = latest(founder.leftAt, coach.leftAt);
  const seconds = (lastLeftAt - firstJoinedAt) / 1000;
  say(`Both have left after ${seconds.toFixed(1)} s.`);
  if (!heard.founder || !heard.coach) {
    const deaf = [heard.founder ? null : 'the founder', heard.coach ? null : 'the coach'].filter(Boolean);
    throw new Error(`${deaf.join(' and ')} did not hear the other: no audible sound arrived`);
  }
  say('Each heard the other.');
  return { robots: { seconds, firstJoinedAt, lastLeftAt }, heard };
}

async function completedSession(gateway, sessionId, timeout, say) {
  const start = Date.now();
  let reported = start;
  let status = 'not there yet';
  while (Date.now() - start < timeout * 1000) {
    const session = await findSession(gateway, sessionId);
    if (session?.status === 'completed' && isTold(session)) {
      return session;
    }
    if (session) {
      status = session.status === 'completed' ? 'without summary or notes' : session.status;
    }
    if (Date.now() - reported >= REPORT_MS) {
      reported = Date.now();
      say(`  ${Math.round((reported - start) / 1000)} s: the session is ${status}`);
    }
    await sleep(POLL_MS);
  }
  throw new Error(`after ${timeout} s the session ${sessionId} is still ${status}`);
}

/** The history may be a moment behind the call. */
async function findSession(gateway, sessionId) {
  try {
    return await gateway.get(`/api/coaching/sessions/${sessionId}`);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) {
      return null;
    }
    throw error;
  }
}

function earliest(a, b) {
  return a < b ? a : b;
}

function latest(a, b) {
  return a > b ? a : b;
}

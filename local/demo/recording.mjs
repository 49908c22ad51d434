// What became of a call's recording.
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;
const UNSETTLED = ['requested', 'unknown', 'starting', 'active', 'ending'];

/**
 * Waits until it is there, or never will be, and loads it.
 *
 * @param timeout in seconds
 */
export async function recordingOf(gateway, call, timeout, say) {
  if (!call.egressId) {
    say(`The call was not recorded (${call.recording.reason}).`);
    return call.recording;
  }
  const recording = await settled(gateway, call.room, timeout);
  if (recording.state !== 'ready') {
    say(`The recording is ${recording.state} (${recording.reason}).`);
    return { state: recording.state, reason: recording.reason };
  }
  const [part] = recording.parts;
  const file = await gateway.load(recording.url);
  say(`The recording is there: ${part.duration_ms / 1000} s, ${file.length} bytes.`);
  return { state: recording.state, seconds: part.duration_ms / 1000, bytes: file.length, url: recording.url };
}

async function settled(gateway, room, timeout) {
  const start = Date.now();
  while (Date.now() - start < timeout * 1000) {
    const recording = await gateway.get(`/api/coaching/recordings/${room}`);
    if (!UNSETTLED.includes(recording.state)) {
      return recording;
    }
    await sleep(POLL_MS);
  }
  throw new Error(`after ${timeout} s the recording of ${room} is still not there`);
}

#!/usr/bin/env node
import { dispose } from '@livekit/rtc-node';
import { makeCall } from './call.mjs';
import { HELP, readOptions } from './options.mjs';

async function run() {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) {
    console.log(HELP);
    return;
  }
  const say = options.json ? (line) => console.error(line) : (line) => console.log(line);
  try {
    const result = await makeCall(options, say);
    console.log(options.json ? JSON.stringify(result) : shown(result));
  } finally {
    // Once, after all have left: else the native threads keep the process alive
    await dispose();
  }
}

function shown({ session, participants }) {
  return [
    '',
    'The session, as the API tells it:',
    ...rows(session),
    '',
    'Who was there:',
    ...participants.flatMap((participant) => [...rows(participant), '']),
  ].join('\n');
}

function rows(object) {
  return Object.entries(object)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `  ${name.padEnd(18)} ${typeof value === 'object' ? JSON.stringify(value) : value}`);
}

try {
  await run();
} catch (error) {
  console.error(`The demo failed: ${error.message}.`);
  process.exitCode = 1;
}
// Whatever a library has left open, the demo is over
process.exit();

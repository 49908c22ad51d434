#!/usr/bin/env node
import { fork } from 'node:child_process';
import { HELP, readOptions } from './options.mjs';

async function run(args) {
  const options = readOptions(args, process.env);
  if (options.help) {
    console.log(HELP);
    return;
  }
  const say = options.json ? (line) => console.error(line) : (line) => console.log(line);
  const result = await callInItsOwnProcess(args, say);
  console.log(options.json ? JSON.stringify(result) : shown(result));
}

function callInItsOwnProcess(args, say) {
  const child = fork(new URL('call-process.mjs', import.meta.url), args, {
    // Its standard output goes where our progress may: to standard error
    stdio: ['ignore', 2, 2, 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return new Promise((resolve, reject) => {
    child.on('message', ({ line, result, error }) => {
      if (line) {
        say(line);
      } else if (result) {
        resolve(result);
      } else {
        reject(new Error(error));
      }
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => reject(new Error(`the robots' process ended early (${signal ?? code})`)));
  });
}

function shown({ robots, session, participants, recording }) {
  return [
    '',
    `By the robots' own clock: ${robots.firstJoinedAt} to ${robots.lastLeftAt}, ${robots.seconds.toFixed(1)} s.`,
    '',
    'The session, as the API tells it:',
    ...rows(session),
    '',
    'Who was there:',
    participants.map((participant) => rows(participant).join('\n')).join('\n\n'),
    '',
    'The recording:',
    ...rows(recording),
  ].join('\n');
}

function rows(object) {
  return Object.entries(object)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `  ${name.padEnd(18)} ${typeof value === 'object' ? JSON.stringify(value) : value}`);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(`The demo failed: ${error.message}.`);
  process.exitCode = 1;
}

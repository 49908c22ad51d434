// People of a call, for the system tests: node robots.mjs '{"url", "people": [{"name", "token", "hertz"?, "from", "to"}]}',
// times in seconds since the first of them was in. Says who was in when, and who heard whom, in the line that begins
// with RESULT.
import { setTimeout as sleep } from 'node:timers/promises';
import { Robot } from '../local/demo/robot.mjs';

const { url, people } = JSON.parse(process.argv[2]);
const [first] = people;

let begin = Date.now();
const until = (seconds) => sleep(Math.max(0, begin + seconds * 1000 - Date.now()));

async function join({ name, token, hertz }) {
  const robot = new Robot(name);
  await robot.join(url, token, hertz);
  return robot;
}

async function stay(robot, { name, to }) {
  await until(to);
  robot.assertConnected();
  await robot.leave();
  const heard = people.map((person) => person.name).filter((other) => robot.hears(other));
  return { name, joinedAt: robot.joinedAt, leftAt: robot.leftAt, heard };
}

const robot = await join(first);
begin = robot.joinedAt.getTime();
const result = await Promise.all([
  stay(robot, first),
  ...people.slice(1).map(async (person) => {
    await until(person.from);
    return stay(await join(person), person);
  }),
]);
process.stdout.write(`RESULT ${JSON.stringify(result)}\n`, () => process.exit());

// What the demo is told: arguments and environment.
import { parseArgs } from 'node:util';

export const HELP = `Two robots make a real call; its session and its recording are shown as the API tells them.

  node demo.mjs [--seconds N] [--timeout N] [--json]

  --seconds N   how long both speak (default 6)
  --timeout N   how long to wait for the session to be completed, in seconds (default 90)
  --json        one JSON object on standard output, progress on standard error
  --help        this text

Environment, as \`./calls demo\` sets it:
  CALLS_GATEWAY                            where the API is
  CALLS_TOKEN_STUDIO, CALLS_TOKEN_COACH    bearer tokens of founder and coach
  CALLS_USER_STUDIO, CALLS_USER_COACH      their user ids
  CALLS_TOKEN_AGENT                        bearer token of FRED's agent, who writes down what is said`;

const VARIABLES = {
  gateway: 'CALLS_GATEWAY',
  founderToken: 'CALLS_TOKEN_STUDIO',
  coachToken: 'CALLS_TOKEN_COACH',
  agentToken: 'CALLS_TOKEN_AGENT',
  founderId: 'CALLS_USER_STUDIO',
  coachId: 'CALLS_USER_COACH',
};

/** Throws an Error with a plain sentence when something is missing or wrong. */
export function readOptions(args, environment) {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '6' },
      timeout: { type: 'string', default: '90' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return { help: true };
  }
  const options = {
    json: values.json,
    seconds: numberOf('--seconds', values.seconds),
    timeout: numberOf('--timeout', values.timeout),
  };
  for (const [name, variable] of Object.entries(VARIABLES)) {
    if (!environment[variable]) {
      throw new Error(`${variable} is not set; \`./calls demo\` sets it`);
    }
    options[name] = environment[variable];
  }
  return options;
}

function numberOf(name, text) {
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0 || number > 3600) {
    throw new Error(`${name} must be a number of seconds between 0 and 3600`);
  }
  return number;
}

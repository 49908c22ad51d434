import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Gateway } from './gateway.mjs';
import { readOptions } from './options.mjs';
import { rootMeanSquare } from './robot.mjs';

const ENVIRONMENT = {
  CALLS_GATEWAY: 'http://127.0.0.1:9',
  CALLS_TOKEN_STUDIO: 'founder-token',
  CALLS_TOKEN_COACH: 'coach-token',
  CALLS_TOKEN_AGENT: 'agent-token',
  CALLS_USER_STUDIO: 'founder',
  CALLS_USER_COACH: 'coach',
};

test('should take defaults for what is not said', () => {
  const options = readOptions([], ENVIRONMENT);

  assert.deepEqual([options.seconds, options.timeout, options.json], [6, 90, false]);
  assert.equal(options.coachId, 'coach');
});

test('should name the variable that is missing', () => {
  const { CALLS_TOKEN_COACH: _missing, ...rest } = ENVIRONMENT;

  assert.throws(() => readOptions([], rest), /CALLS_TOKEN_COACH is not set/);
});

for (const seconds of ['0', '-1', 'many', 'Infinity', '']) {
  test(`should refuse to speak for '${seconds}' seconds`, () => {
    assert.throws(() => readOptions([`--seconds=${seconds}`], ENVIRONMENT), /--seconds must be a number/);
  });
}

test('should tell sound from silence', () => {
  const tone = Int16Array.from({ length: 960 }, (_, i) => 8000 * Math.sin((2 * Math.PI * 440 * i) / 48000));

  assert.ok(rootMeanSquare(tone) > 5000);
  assert.equal(rootMeanSquare(new Int16Array(960)), 0);
  assert.equal(rootMeanSquare(new Int16Array(0)), 0);
});

test('should say what the API said', async () => {
  const problem = { code: 'call_full', title: 'The call is full', detail: 'two are in it' };

  await withServer(409, JSON.stringify(problem), async (url) => {
    await assert.rejects(new Gateway(url, 't').post('/api/livekit/token', { room: 'r' }), {
      message: 'POST /api/livekit/token was answered 409, call_full: two are in it',
      status: 409,
    });
  });
});

test('should say so when the answer is not JSON', async () => {
  await withServer(200, '<html>', async (url) => {
    await assert.rejects(new Gateway(url, 't').get('/x'), /something that is not JSON/);
  });
});

test('should fail with a sentence, nothing on standard output, and end', { timeout: 30_000 }, async () => {
  await withServer(503, '{"code":"livekit_unavailable","title":"LiveKit cannot be reached"}', async (url) => {
    const demo = spawn(process.execPath, [fileURLToPath(new URL('demo.mjs', import.meta.url)), '--json'], {
      env: { ...process.env, ...ENVIRONMENT, CALLS_GATEWAY: url },
    });
    let output = '';
    let complaint = '';
    demo.stdout.on('data', (data) => (output += data));
    demo.stderr.on('data', (data) => (complaint += data));

    const [code] = await once(demo, 'close');

    assert.equal(code, 1);
    assert.equal(output, '');
    assert.match(complaint, /The demo failed: .*503, livekit_unavailable: LiveKit cannot be reached\./);
  });
});

async function withServer(status, body, use) {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.close();
  }
}

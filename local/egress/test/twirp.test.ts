import { ListEgressRequest, ListEgressResponse, StopEgressRequest } from '@livekit/protocol';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { AccessToken, type VideoGrant } from 'livekit-server-sdk';
import { recordersOnly } from '../src/authorization.js';
import { Egresses } from '../src/egresses.js';
import { TwirpServer } from '../src/twirp.js';
import { Webhooks } from '../src/webhooks.js';

const LIVEKIT = { url: 'ws://127.0.0.1:9', apiKey: 'key', apiSecret: 'a-secret-of-more-than-thirty-two-characters' };

const config = { host: '127.0.0.1', port: 0, startTimeout: 1, directory: '/nowhere', livekit: LIVEKIT, webhookUrl: 'http://127.0.0.1:9' };
const egresses = new Egresses(config, new Webhooks(config.webhookUrl, LIVEKIT));
const twirp = new TwirpServer('livekit.Egress', egresses.methods(), recordersOnly(LIVEKIT));
const server = createServer((request, response) => void twirp.handle(request, response));
let url: string;
let recorder: string;

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  recorder = await bearer({ roomRecord: true });
});
after(() => server.close());

test('should answer JSON with JSON, in the names of the protocol and with defaults', async () => {
  const answer = await json('ListEgress', '{"roomName": "call-1", "unknown": true}', recorder);

  assert.equal(answer.status, 200);
  assert.deepEqual(await answer.json(), { items: [] });
});

test('should answer protobuf with protobuf', async () => {
  const answer = await post('ListEgress', 'application/protobuf', new ListEgressRequest({ active: true }).toBinary(), recorder);

  assert.equal(answer.headers.get('content-type'), 'application/protobuf');
  assert.deepEqual(ListEgressResponse.fromBinary(new Uint8Array(await answer.arrayBuffer())).items, []);
});

test('should not know what was never started', async () => {
  const body = new StopEgressRequest({ egressId: 'EG_unknown' }).toBinary();

  await assertRefused(await post('StopEgress', 'application/protobuf', body, recorder), 404, 'not_found');
});

const STRANGERS: [string, () => Promise<string | undefined>][] = [
  ['nobody', async () => undefined],
  ['a token without the grant to record', () => bearer({ roomAdmin: true, roomJoin: true, room: 'call-1' })],
  ['a token of another secret', () => bearer({ roomRecord: true }, { secret: `${LIVEKIT.apiSecret}!` })],
  ['a token of another key', () => bearer({ roomRecord: true }, { key: 'other' })],
  ['a token that has expired', () => bearer({ roomRecord: true }, { ttl: -60 })],
  ['something that is no token', async () => 'Bearer nonsense'],
];
for (const [who, authorization] of STRANGERS) {
  test(`should let ${who} start, stop and list nothing`, async () => {
    for (const method of ['StartRoomCompositeEgress', 'StopEgress', 'ListEgress']) {
      await assertRefused(await json(method, '{}', await authorization()), 401, 'unauthenticated');
    }
  });
}

test('should refuse what it does not do', async () => {
  await assertRefused(await json('StartWebEgress', '{}', recorder), 501, 'unimplemented');
  await assertRefused(await json('StartRoomCompositeEgress', '{"room_name": "call-1"}', recorder), 501, 'unimplemented');
});

test('should refuse what it cannot read', async () => {
  await assertRefused(await json('ListEgress', '{"items', recorder), 400, 'malformed');
  await assertRefused(await post('ListEgress', 'application/protobuf', Uint8Array.of(0xff), recorder), 400, 'malformed');
  await assertRefused(await post('ListEgress', 'text/plain', '{}', recorder), 404, 'bad_route');
});

test('should refuse a body without end', async () => {
  await assertRefused(await json('ListEgress', ' '.repeat(2 * 1024 * 1024), recorder), 400, 'malformed');
});

test('should say so when LiveKit is away', async () => {
  const start = {
    room_name: 'call-1',
    audio_only: true,
    file_outputs: [{ filepath: 'a.ogg', s3: { access_key: 'k', secret: 's', bucket: 'b' } }],
  };

  await assertRefused(await json('StartRoomCompositeEgress', JSON.stringify(start), recorder), 503, 'unavailable');
});

function json(method: string, body: string, authorization: string | undefined): Promise<Response> {
  return post(method, 'application/json', body, authorization);
}

function post(method: string, type: string, body: string | Uint8Array, authorization: string | undefined): Promise<Response> {
  const headers = { 'Content-Type': type, ...(authorization ? { Authorization: authorization } : {}) };
  return fetch(`${url}/twirp/livekit.Egress/${method}`, { method: 'POST', headers, body: Buffer.from(body) });
}

async function bearer(grant: VideoGrant, { key = LIVEKIT.apiKey, secret = LIVEKIT.apiSecret, ttl = 60 } = {}): Promise<string> {
  const token = new AccessToken(key, secret, { identity: 'somebody', ttl: `${ttl}s` });
  token.addGrant(grant);
  return `Bearer ${await token.toJwt()}`;
}

async function assertRefused(answer: Response, status: number, code: string): Promise<void> {
  assert.equal(answer.headers.get('content-type'), 'application/json');
  assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [status, code]);
}

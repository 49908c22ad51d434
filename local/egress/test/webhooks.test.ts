import { EgressInfo, EgressStatus } from '@livekit/protocol';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, test } from 'node:test';
import { WebhookReceiver } from 'livekit-server-sdk';
import { Webhooks } from '../src/webhooks.js';

const SIGNER = { apiKey: 'key', apiSecret: 'a-secret-of-more-than-thirty-two-characters' };
const DELAYS = [1, 2, 3, 4];

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let received: Received[];
let answers: number[];
let webhooks: Webhooks;
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
  response.writeHead(answers.shift() ?? 200).end();
});

beforeEach(async () => {
  received = [];
  answers = [];
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  webhooks = new Webhooks(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, SIGNER, DELAYS);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('should be signed as LiveKit signs', async () => {
  webhooks.send('egress_updated', info('EG_1', EgressStatus.EGRESS_ACTIVE));
  await webhooks.settled();

  const [{ headers, body }] = received as [Received];
  const event = await new WebhookReceiver(SIGNER.apiKey, SIGNER.apiSecret).receive(body, headers.authorization);
  assert.equal(headers['content-type'], 'application/webhook+json');
  assert.equal(event.egressInfo?.status, EgressStatus.EGRESS_ACTIVE);
  assert.match(event.id, /^EV_\w{12}$/);
});

test('should leave zero values out and write large numbers as strings', async () => {
  webhooks.send('egress_started', info('EG_1', EgressStatus.EGRESS_STARTING));
  await webhooks.settled();

  const { event, egressInfo } = JSON.parse(received[0]?.body ?? '');
  assert.equal(event, 'egress_started');
  assert.deepEqual(egressInfo, { egressId: 'EG_1', roomName: 'call-1', updatedAt: '1795191333803482566' });
});

test('should tell what was so when it was said', async () => {
  const changing = info('EG_1', EgressStatus.EGRESS_ACTIVE);

  webhooks.send('egress_updated', changing);
  changing.status = EgressStatus.EGRESS_ENDING;
  webhooks.send('egress_updated', changing);
  await webhooks.settled();

  assert.deepEqual(received.map(statusIn), ['EGRESS_ACTIVE', 'EGRESS_ENDING']);
});

test('should try again, with the same event and signature, and keep the order', async () => {
  answers = [503, 500, 429];

  webhooks.send('egress_updated', info('EG_1', EgressStatus.EGRESS_ACTIVE));
  webhooks.send('egress_ended', info('EG_1', EgressStatus.EGRESS_COMPLETE));
  await webhooks.settled();

  assert.deepEqual(received.map(statusIn), [...Array(4).fill('EGRESS_ACTIVE'), 'EGRESS_COMPLETE']);
  assert.equal(new Set(received.slice(0, 4).map(({ body }) => body)).size, 1);
  assert.equal(new Set(received.slice(0, 4).map(({ headers }) => headers.authorization)).size, 1);
});

test('should give up after five attempts', async () => {
  answers = Array<number>(9).fill(503);

  webhooks.send('egress_ended', info('EG_1', EgressStatus.EGRESS_COMPLETE));
  await webhooks.settled();

  assert.equal(received.length, 5);
});

for (const status of [400, 401, 404, 501]) {
  test(`should take ${status} for an answer`, async () => {
    answers = [status];

    webhooks.send('egress_ended', info('EG_1', EgressStatus.EGRESS_COMPLETE));
    await webhooks.settled();

    assert.equal(received.length, 1);
  });
}

test('should not let one egress wait for another', async () => {
  answers = [503];

  webhooks.send('egress_ended', info('EG_1', EgressStatus.EGRESS_COMPLETE));
  webhooks.send('egress_ended', info('EG_2', EgressStatus.EGRESS_COMPLETE));
  await webhooks.settled();

  assert.equal(received.length, 3);
});

function info(egressId: string, status: EgressStatus): EgressInfo {
  return new EgressInfo({ egressId, roomName: 'call-1', status, updatedAt: 1795191333803482566n });
}

function statusIn({ body }: Received): string {
  return JSON.parse(body).egressInfo.status;
}

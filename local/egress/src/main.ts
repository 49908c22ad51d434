// The stand-in for LiveKit Egress; see README.md.
import { dispose } from '@livekit/rtc-node';
import { mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordersOnly } from './authorization.js';
import { readConfig } from './config.js';
import { Egresses } from './egresses.js';
import { TwirpServer } from './twirp.js';
import { Webhooks } from './webhooks.js';

const STOP_LIMIT_MS = 20_000;

const config = readConfig(process.env);
// What an earlier run did not upload it never will
await rm(config.directory, { recursive: true, force: true });
await mkdir(config.directory, { recursive: true, mode: 0o700 });

const webhooks = new Webhooks(config.webhookUrl, config.livekit);
const egresses = new Egresses(config, webhooks);
const twirp = new TwirpServer('livekit.Egress', egresses.methods(), recordersOnly(config.livekit));
const server = createServer((request, response) => void twirp.handle(request, response));
server.listen(config.port, config.host, () => {
  console.log(`stand-in for LiveKit Egress at http://${config.host}:${config.port}`);
});

async function stop(): Promise<void> {
  server.close();
  await Promise.race([egresses.stopAll().then(() => webhooks.settled()), sleep(STOP_LIMIT_MS)]);
  // Once, after all have left, or the process never ends
  await dispose();
  process.exit();
}
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());

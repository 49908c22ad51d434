// The call in a process of its own, started by demo.mjs. LiveKit's SDK logs to standard output, which belongs to the
// demo's answer; and whatever its native threads do, this process ends.
import { dispose } from '@livekit/rtc-node';
import { makeCall } from './call.mjs';
import { readOptions } from './options.mjs';

const options = readOptions(process.argv.slice(2), process.env);
process.once('disconnect', () => process.exit(1));

const outcome = await makeCall(options, (line) => process.send({ line }))
  .then((result) => ({ result }))
  .catch((error) => ({ error: error.message }));
// Once, after all have left
await dispose();
process.send(outcome, () => process.exit());

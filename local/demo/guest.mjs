// Somebody in a room, who says nothing and tells what happens to them: one JSON object a line, each with an `event`.
//   node guest.mjs URL TOKEN
// Leaves when its standard input ends.
import { dispose, Room, RoomEvent } from '@livekit/rtc-node';

const [url, token] = process.argv.slice(2);
const room = new Room();

function tell(event, more = {}) {
  process.stdout.write(`${JSON.stringify({ event, ...more })}\n`);
}

room.on(RoomEvent.DataReceived, (payload, _participant, _kind, topic) => {
  tell('data', { topic, data: JSON.parse(new TextDecoder().decode(payload)) });
});
room.on(RoomEvent.Disconnected, (reason) => tell('disconnected', { reason }));
process.stdin.resume();
process.stdin.once('end', async () => {
  await room.disconnect();
  await dispose();
  process.exit();
});

await room.connect(url, token, { autoSubscribe: false, dynacast: false });
tell('connected');

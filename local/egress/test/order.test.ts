import { EncodedFileOutput, EncodedFileType, RoomCompositeEgressRequest, S3Upload, StreamOutput } from '@livekit/protocol';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locationOf, readOrder, withoutSecrets } from '../src/order.js';

const NOW = new Date('2026-11-21T09:03:07.123Z');

test('should fill in the placeholders of the file name', () => {
  const order = readOrder(request({ filepath: 'a/{room_name}/{room_id}-{time}' }), 'RM_1', NOW);

  assert.equal(order.filename, 'a/call-1/RM_1-2026-11-21T090307.ogg');
});

test('should say where the object is as LiveKit does', () => {
  const path = readOrder(request({}), 'RM_1', NOW);
  const host = readOrder(request({}, { forcePathStyle: false, endpoint: 'https://s3.example' }), 'RM_1', NOW);
  const aws = readOrder(request({}, { forcePathStyle: false, endpoint: '' }), 'RM_1', NOW);

  assert.equal(locationOf(path), 'http://127.0.0.1:9000/recordings/voice-recordings/call-1.ogg');
  assert.equal(locationOf(host), 'https://recordings.s3.example/voice-recordings/call-1.ogg');
  assert.equal(locationOf(aws), 'https://recordings.s3.amazonaws.com/voice-recordings/call-1.ogg');
});

test('should hide the credentials and leave the request as it was', () => {
  const original = request({});

  const shown = withoutSecrets(original).toJsonString();

  assert.ok(!shown.includes('the-key') && !shown.includes('the-secret'));
  assert.match(shown, /"accessKey":"\{access_key\}","secret":"\{secret\}"/);
  assert.equal(readOrder(original, 'RM_1', NOW).s3.secret, 'the-secret');
});

test('should take a file in the older field too, and hide its credentials', () => {
  const [file] = request({}).fileOutputs;
  const older = changed({ fileOutputs: [], output: { case: 'file', value: file! } });
  const both = changed({ output: { case: 'file', value: file! } });

  assert.equal(readOrder(older, 'RM_1', NOW).filename, 'voice-recordings/call-1.ogg');
  assert.equal(readOrder(both, 'RM_1', NOW).filename, 'voice-recordings/call-1.ogg');
  assert.doesNotMatch(withoutSecrets(both).toJsonString(), /the-key|the-secret/);
});

const REFUSED: [string, RoomCompositeEgressRequest, RegExp][] = [
  ['a picture', changed({ audioOnly: false }), /audio_only/],
  ['a page of its own', changed({ customBaseUrl: 'https://example' }), /custom_base_url/],
  ['no room', changed({ roomName: '' }), /room_name/],
  ['no file', changed({ fileOutputs: [] }), /one file output/],
  ['two files', changed({ fileOutputs: [new EncodedFileOutput(), new EncodedFileOutput()] }), /one file output/],
  ['a stream', changed({ output: { case: 'stream', value: new StreamOutput() } }), /other outputs/],
  ['MP4', request({ fileType: EncodedFileType.MP4 }), /OGG only/],
  ['another storage', request({ output: { case: undefined } }), /S3 only/],
  ['no file name', request({ filepath: '' }), /file names/],
  ['a folder as the file name', request({ filepath: 'recordings/' }), /file names/],
  ['no bucket', request({}, { bucket: '' }), /s3.bucket/],
  ['no secret', request({}, { secret: '' }), /s3.secret/],
  ['an endpoint that is none', request({}, { endpoint: 'nonsense' }), /s3.endpoint/],
  ['a role', request({}, { assumeRoleArn: 'arn:x' }), /assume_role_arn/],
];
for (const [what, refused, message] of REFUSED) {
  test(`should refuse ${what}`, () => {
    assert.throws(() => readOrder(refused, 'RM_1', NOW), { message });
  });
}

function request(file: Partial<EncodedFileOutput>, s3: Partial<S3Upload> = {}): RoomCompositeEgressRequest {
  return new RoomCompositeEgressRequest({
    roomName: 'call-1',
    audioOnly: true,
    fileOutputs: [
      new EncodedFileOutput({
        fileType: EncodedFileType.OGG,
        filepath: 'voice-recordings/{room_name}.ogg',
        output: {
          case: 's3',
          value: new S3Upload({
            accessKey: 'the-key',
            secret: 'the-secret',
            bucket: 'recordings',
            endpoint: 'http://127.0.0.1:9000',
            forcePathStyle: true,
            ...s3,
          }),
        },
        ...file,
      }),
    ],
  });
}

function changed(fields: Partial<RoomCompositeEgressRequest>): RoomCompositeEgressRequest {
  return Object.assign(request({}), fields);
}

// What is to be recorded, and to where: read out of a request, with everything refused that is not done here.
import {
  AudioMixing,
  EncodedFileType,
  type EncodedFileOutput,
  type RoomCompositeEgressRequest,
  type S3Upload,
} from '@livekit/protocol';
import { TwirpError } from './twirp.js';

export interface Order {
  readonly roomName: string;
  /** The object's key, placeholders filled in. */
  readonly filename: string;
  readonly s3: S3Upload;
}

export function readOrder(request: RoomCompositeEgressRequest, roomId: string, now: Date): Order {
  refuseWhatIsNotDone(request);
  const output = onlyFileOf(request);
  if (output.output.case !== 's3') {
    throw new TwirpError('unimplemented', 'this stand-in uploads to S3 only');
  }
  return {
    roomName: request.roomName,
    filename: filenameOf(output.filepath, request.roomName, roomId, now),
    s3: checked(output.output.value),
  };
}

/** The request as others may see it. */
export function withoutSecrets(request: RoomCompositeEgressRequest): RoomCompositeEgressRequest {
  const copy = request.clone();
  const files = copy.output.case === 'file' ? [...copy.fileOutputs, copy.output.value] : copy.fileOutputs;
  for (const { output } of files) {
    if (output.case === 's3') {
      output.value.accessKey = '{access_key}';
      output.value.secret = '{secret}';
      output.value.sessionToken &&= '{session_token}';
    }
  }
  return copy;
}

/** Where the object is afterwards, in LiveKit's form. */
export function locationOf({ filename, s3 }: Order): string {
  if (!s3.endpoint) {
    return `https://${s3.bucket}.s3.amazonaws.com/${filename}`;
  }
  const endpoint = new URL(s3.endpoint);
  return s3.forcePathStyle
    ? `${endpoint.origin}/${s3.bucket}/${filename}`
    : `${endpoint.protocol}//${s3.bucket}.${endpoint.host}/${filename}`;
}

function refuseWhatIsNotDone(request: RoomCompositeEgressRequest): void {
  if (!request.roomName) {
    throw new TwirpError('invalid_argument', 'room_name is missing');
  }
  const asked: [boolean, string][] = [
    [!request.audioOnly, 'anything but audio_only'],
    [request.audioMixing !== AudioMixing.DEFAULT_MIXING, 'audio_mixing'],
    [request.customBaseUrl !== '', 'custom_base_url'],
    [request.options.case !== undefined, 'encoding options'],
    [request.webhooks.length > 0, 'webhooks of a request'],
    [hasOtherOutputs(request), 'other outputs than files'],
  ];
  const refused = asked.find(([isAsked]) => isAsked);
  if (refused) {
    throw new TwirpError('unimplemented', `this stand-in for LiveKit Egress does not do ${refused[1]}`);
  }
}

function hasOtherOutputs(request: RoomCompositeEgressRequest): boolean {
  const { output, streamOutputs, segmentOutputs, imageOutputs } = request;
  return (
    output.case === 'stream' ||
    output.case === 'segments' ||
    [streamOutputs, segmentOutputs, imageOutputs].some((outputs) => outputs.length > 0)
  );
}

/** LiveKit's SDKs name a file in the older field `file` too; `file_outputs` wins. */
function onlyFileOf(request: RoomCompositeEgressRequest): EncodedFileOutput {
  const older = request.output.case === 'file' ? [request.output.value] : [];
  const files = request.fileOutputs.length > 0 ? request.fileOutputs : older;
  const [output] = files;
  if (!output || files.length > 1) {
    throw new TwirpError('invalid_argument', 'exactly one file output is needed');
  }
  if (![EncodedFileType.OGG, EncodedFileType.DEFAULT_FILETYPE].includes(output.fileType)) {
    throw new TwirpError('unimplemented', 'this stand-in writes OGG only');
  }
  return output;
}

function checked(s3: S3Upload): S3Upload {
  for (const field of ['accessKey', 'secret', 'bucket'] as const) {
    if (!s3[field]) {
      throw new TwirpError('invalid_argument', `s3.${field} is missing`);
    }
  }
  if (s3.endpoint && !URL.canParse(s3.endpoint)) {
    throw new TwirpError('invalid_argument', 's3.endpoint is not a URL');
  }
  if (s3.proxy || s3.assumeRoleArn || s3.tagging) {
    throw new TwirpError('unimplemented', 'this stand-in does not do proxy, assume_role_arn or tagging');
  }
  return s3;
}

function filenameOf(template: string, roomName: string, roomId: string, now: Date): string {
  if (!template || template.endsWith('/')) {
    throw new TwirpError('unimplemented', 'this stand-in makes up no file names: filepath must name a file');
  }
  const time = now.toISOString().slice(0, 19).replaceAll(':', '');
  const filename = template
    .replaceAll('{room_name}', roomName)
    .replaceAll('{room_id}', roomId)
    .replaceAll('{time}', time);
  return filename.endsWith('.ogg') ? filename : `${filename}.ogg`;
}

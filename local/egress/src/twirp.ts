// Twirp over HTTP, as LiveKit's API speaks it: protobuf or JSON in, the same out, errors always as JSON.
import type { AnyMessage, Message, MessageType } from '@bufbuild/protobuf';
import type { IncomingMessage, ServerResponse } from 'node:http';

const STATUS = {
  malformed: 400,
  invalid_argument: 400,
  unauthenticated: 401,
  bad_route: 404,
  not_found: 404,
  failed_precondition: 412,
  internal: 500,
  unimplemented: 501,
  unavailable: 503,
} as const;

const LARGEST_BODY = 1024 * 1024;

export class TwirpError extends Error {
  constructor(
    readonly code: keyof typeof STATUS,
    message: string,
  ) {
    super(message);
  }
}

/** One method of a service. */
export interface Method {
  readonly input: MessageType;
  call(input: AnyMessage): Promise<AnyMessage>;
}

export function method<I extends Message<I>>(
  input: MessageType<I>,
  call: (input: I) => Promise<AnyMessage>,
): Method {
  return { input: input as unknown as MessageType, call: (message) => call(message as unknown as I) };
}

/** @param authorize throws a TwirpError for a request that may not call anything here */
export class TwirpServer {
  constructor(
    private readonly service: string,
    private readonly methods: ReadonlyMap<string, Method>,
    private readonly authorize: (authorization: string | undefined) => Promise<void>,
  ) {}

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const method = this.#route(request);
      const codec = codecOf(request.headers['content-type']);
      await this.authorize(request.headers.authorization);
      const output = await method.call(codec.read(method.input, await bodyOf(request)));
      response.writeHead(200, { 'Content-Type': codec.type }).end(codec.write(output));
    } catch (failure) {
      const error = failure instanceof TwirpError ? failure : new TwirpError('internal', 'the stand-in failed');
      if (error !== failure) {
        console.error(failure);
      }
      response
        .writeHead(STATUS[error.code], { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ code: error.code, msg: error.message }));
    }
  }

  #route(request: IncomingMessage): Method {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const prefix = `/twirp/${this.service}/`;
    const name = path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
    if (request.method !== 'POST' || name === undefined) {
      throw new TwirpError('bad_route', `no handler for ${request.method} ${path}`);
    }
    const method = this.methods.get(name);
    if (!method) {
      throw new TwirpError('unimplemented', `this stand-in for LiveKit Egress does not do ${name}`);
    }
    return method;
  }
}

interface Codec {
  readonly type: string;
  read(type: MessageType, body: Buffer): AnyMessage;
  write(message: AnyMessage): string | Uint8Array;
}

const JSON_CODEC: Codec = {
  type: 'application/json',
  read: (type, body) => type.fromJsonString(body.toString() || '{}', { ignoreUnknownFields: true }),
  write: (message) => message.toJsonString({ useProtoFieldName: true, emitDefaultValues: true }),
};

const PROTOBUF_CODEC: Codec = {
  type: 'application/protobuf',
  read: (type, body) => type.fromBinary(body),
  write: (message) => message.toBinary(),
};

function codecOf(contentType: string | undefined): Codec {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  const codec = [JSON_CODEC, PROTOBUF_CODEC].find((candidate) => candidate.type === type);
  if (!codec) {
    throw new TwirpError('bad_route', `unexpected Content-Type: ${contentType ?? 'none'}`);
  }
  return {
    ...codec,
    read: (message, body) => {
      try {
        return codec.read(message, body);
      } catch {
        throw new TwirpError('malformed', 'the request cannot be read');
      }
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY) {
      throw new TwirpError('malformed', 'the request is too large');
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

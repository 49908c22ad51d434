// Puts a recording where its request said, with the credentials of the request.
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Order } from './order.js';

const ATTEMPTS = 3;
const ATTEMPT_LIMIT_MS = 10_000;
const FIRST_DELAY_MS = 1_000;

/** Throws an Error that says why it failed, after a few attempts where another could help. */
export async function upload(file: string, { filename, s3 }: Order): Promise<void> {
  const client = new S3Client({
    region: s3.region || 'us-east-1',
    ...(s3.endpoint ? { endpoint: s3.endpoint } : {}),
    forcePathStyle: s3.forcePathStyle,
    credentials: {
      accessKeyId: s3.accessKey,
      secretAccessKey: s3.secret,
      ...(s3.sessionToken ? { sessionToken: s3.sessionToken } : {}),
    },
    // Servers other than AWS know no checksums in trailers
    requestChecksumCalculation: 'WHEN_REQUIRED',
    // Ours are few and have a limit each
    maxAttempts: 1,
  });
  try {
    // In memory, as a whole: half an hour is 10 MB
    const command = new PutObjectCommand({
      Bucket: s3.bucket,
      Key: filename,
      Body: await readFile(file),
      ContentType: 'audio/ogg',
      Metadata: s3.metadata,
      ...(s3.contentDisposition ? { ContentDisposition: s3.contentDisposition } : {}),
    });
    for (let attempt = 1; ; attempt++) {
      try {
        await client.send(command, { abortSignal: AbortSignal.timeout(ATTEMPT_LIMIT_MS) });
        return;
      } catch (error) {
        if (attempt === ATTEMPTS || isFinal(error)) {
          throw new Error(`failed to upload: ${reasonOf(error)}`, { cause: error });
        }
        await sleep(FIRST_DELAY_MS * 2 ** (attempt - 1));
      }
    }
  } finally {
    client.destroy();
  }
}

function isFinal(error: unknown): boolean {
  const status = statusOf(error) ?? 500;
  return status < 500 && status !== 408 && status !== 429;
}

function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}

function reasonOf(error: unknown): string {
  const { name, message } = error as Error;
  return [statusOf(error), name, message].filter(Boolean).join(' ');
}

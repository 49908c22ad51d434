import { describe, expect, it } from 'vitest';
import { deviceErrorInWords } from './deviceErrors';

const refused = (name: string) => Object.assign(new Error(), { name });

describe('deviceErrorInWords', () => {
  it.each([
    ['NotAllowedError', 'microphone', 'Your browser is blocking the microphone.'],
    ['NotFoundError', 'camera', 'You can join with sound only.'],
    ['NotFoundError', 'microphone', 'You can join to listen.'],
    ['NotReadableError', 'microphone', 'Another app is using your microphone.'],
    ['SomethingElse', 'camera', 'You can join without it.'],
  ] as const)('should say of %s with the %s: %s', (name, kind, text) => {
    expect(deviceErrorInWords(refused(name), kind)).toContain(text);
  });
});

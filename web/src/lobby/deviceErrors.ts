import { MediaDeviceFailure } from 'livekit-client';

export type Kind = 'microphone' | 'camera';

/** Says which device, what to do, and what still works; blames nobody. */
export function deviceErrorInWords(error: unknown, kind: Kind): string {
  switch (error instanceof Error ? MediaDeviceFailure.getFailure(error) : undefined) {
    case MediaDeviceFailure.PermissionDenied:
      return `Your browser is blocking the ${kind}. Choose the icon beside the address, allow the ${kind}, then try again.`;
    case MediaDeviceFailure.NotFound:
      return kind === 'camera'
        ? 'We can’t find a camera. You can join with sound only.'
        : 'We can’t find a microphone. You can join to listen.';
    case MediaDeviceFailure.DeviceInUse:
      return `Another app is using your ${kind}. Close it there, then try again.`;
    default:
      return `The ${kind} does not work right now. You can join without it.`;
  }
}

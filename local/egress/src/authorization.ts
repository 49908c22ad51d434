// Who may record: whoever holds a token of LiveKit's key with the `roomRecord` grant.
import { TokenVerifier } from 'livekit-server-sdk';
import type { LiveKit } from './config.js';
import { TwirpError } from './twirp.js';

const BEARER = 'Bearer ';

/** Returns a function that throws `unauthenticated` (as LiveKit does, also for a missing grant). */
export function recordersOnly(livekit: LiveKit): (authorization: string | undefined) => Promise<void> {
  const verifier = new TokenVerifier(livekit.apiKey, livekit.apiSecret);
  return async (authorization) => {
    if (!authorization?.startsWith(BEARER)) {
      throw new TwirpError('unauthenticated', `invalid authorization header. Must start with ${BEARER}`);
    }
    const claims = await verifier.verify(authorization.slice(BEARER.length)).catch(() => {
      throw new TwirpError('unauthenticated', 'invalid token');
    });
    if (claims.video?.roomRecord !== true) {
      throw new TwirpError('unauthenticated', 'permissions denied');
    }
  };
}

import { DisconnectReason } from 'livekit-client';

/** How one's part in a call came to its end. */
export interface Ending {
  text: string;
  /** Whether coming back makes sense. */
  mayRejoin: boolean;
  isOver: boolean;
}

export const OVER: Ending = { text: 'This call is over.', mayRejoin: false, isOver: true };

/** @param wasPutToSleep whether it was the browser that hung up, as browsers do with tabs nobody looks at */
export function endingOf(reason: DisconnectReason | undefined, wasPutToSleep = false): Ending {
  switch (reason) {
    case DisconnectReason.CLIENT_INITIATED:
      if (wasPutToSleep) {
        return {
          text: 'Your browser put this tab to sleep, which took you out of the call.',
          mayRejoin: true,
          isOver: false,
        };
      }
      return { text: 'You left the call.', mayRejoin: true, isOver: false };
    case DisconnectReason.DUPLICATE_IDENTITY:
      return { text: 'You joined from another device or tab.', mayRejoin: true, isOver: false };
    case DisconnectReason.PARTICIPANT_REMOVED:
      return { text: 'The host ended your access.', mayRejoin: false, isOver: false };
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
      return { text: 'The session has ended.', mayRejoin: false, isOver: true };
    default:
      return { text: 'We lost the connection.', mayRejoin: true, isOver: false };
  }
}

import { DisconnectReason } from 'livekit-client';

/** How one's part in a call came to its end. */
export interface Ending {
  text: string;
  /** Whether coming back makes sense. */
  mayRejoin: boolean;
  isOver: boolean;
}

export function endingOf(reason: DisconnectReason | undefined): Ending {
  switch (reason) {
    case DisconnectReason.CLIENT_INITIATED:
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

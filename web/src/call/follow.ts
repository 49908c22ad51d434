import { RoomEvent, type DisconnectReason, type Room } from 'livekit-client';
import type { Attendance } from './attendance';
import { presence } from './presence';

/**
 * Reports one connection from its beginning to its end, whatever that end is; returns how to give that up.
 *
 * @param onEnd is told besides whether the browser ended it, with the page or as it put the page to sleep
 */
export function follow(
  room: Room,
  attendance: Pick<Attendance, 'joined' | 'left' | 'closing'>,
  roomName: string,
  onEnd: (reason: DisconnectReason | undefined, wasPutToSleep: boolean) => void,
): () => void {
  const joined = () => {
    presence.enter(roomName);
    void attendance.joined(room.localParticipant.sid);
  };
  let isClosing = false;
  const closing = () => {
    isClosing = true;
    attendance.closing();
    void room.disconnect();
  };
  const stop = () => {
    window.removeEventListener('pagehide', closing);
    document.removeEventListener('freeze', closing);
    room
      .off(RoomEvent.Connected, joined)
      .off(RoomEvent.Reconnected, joined)
      .off(RoomEvent.Disconnected, ended);
  };
  const ended = (reason: DisconnectReason | undefined) => {
    // A page that is loaded again comes back to a call it did not mean to leave
    if (!isClosing) presence.leave(roomName);
    stop();
    void attendance.left();
    onEnd(reason, isClosing);
  };
  // A page that is hidden may be shown again as it is, and one that is frozen be thawed; LiveKit's client hangs up at both
  window.addEventListener('pagehide', closing);
  document.addEventListener('freeze', closing);
  room.on(RoomEvent.Connected, joined).on(RoomEvent.Reconnected, joined).on(RoomEvent.Disconnected, ended);
  return stop;
}

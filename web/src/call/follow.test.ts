import { DisconnectReason, Room, RoomEvent } from 'livekit-client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { follow } from './follow';
import { presence } from './presence';

describe('following a connection to its end', () => {
  let room: Room;
  const attendance = { joined: vi.fn(), left: vi.fn(), closing: vi.fn() };
  const onEnd = vi.fn();

  beforeEach(() => {
    vi.resetAllMocks();
    sessionStorage.clear();
    room = new Room();
    // What it does once it is connected
    vi.spyOn(room, 'disconnect').mockImplementation(() => {
      room.emit(RoomEvent.Disconnected, DisconnectReason.CLIENT_INITIATED);
      return Promise.resolve();
    });
    follow(room, attendance, 'a-room', onEnd);
    room.emit(RoomEvent.Connected);
  });

  it('should know a person who leaves', () => {
    void room.disconnect();

    expect(onEnd).toHaveBeenCalledExactlyOnceWith(DisconnectReason.CLIENT_INITIATED, false);
    expect(presence.wasInside('a-room')).toBe(false);
    expect(attendance.left).toHaveBeenCalledOnce();
  });

  it.each([
    ['pagehide', () => window.dispatchEvent(new Event('pagehide'))],
    ['freeze', () => document.dispatchEvent(new Event('freeze'))],
  ])('should not take the browser’s %s for a person who leaves', (_, happen) => {
    happen();

    expect(onEnd).toHaveBeenCalledExactlyOnceWith(DisconnectReason.CLIENT_INITIATED, true);
    expect(presence.wasInside('a-room')).toBe(true);
    expect(attendance.closing).toHaveBeenCalledOnce();
  });

  it('should listen to nothing once it is over', () => {
    void room.disconnect();
    document.dispatchEvent(new Event('freeze'));
    window.dispatchEvent(new Event('pagehide'));

    expect(onEnd).toHaveBeenCalledOnce();
    expect(attendance.closing).not.toHaveBeenCalled();
  });
});

import { DisconnectReason } from 'livekit-client';
import { describe, expect, it } from 'vitest';
import { endingOf } from './ending';

describe('endingOf', () => {
  it.each([
    [DisconnectReason.CLIENT_INITIATED, 'You left the call.', true],
    [DisconnectReason.DUPLICATE_IDENTITY, 'You joined from another device or tab.', true],
    [DisconnectReason.PARTICIPANT_REMOVED, 'The host ended your access.', false],
    [DisconnectReason.ROOM_DELETED, 'The session has ended.', false],
    [DisconnectReason.ROOM_CLOSED, 'The session has ended.', false],
    [DisconnectReason.SIGNAL_CLOSE, 'We lost the connection.', true],
    [undefined, 'We lost the connection.', true],
  ])('should say for reason %s: %s', (reason, text, mayRejoin) => {
    expect(endingOf(reason)).toMatchObject({ text, mayRejoin });
  });

  it('should say when it was the browser that left, not the person', () => {
    expect(endingOf(DisconnectReason.CLIENT_INITIATED, true)).toEqual({
      text: 'Your browser put this tab to sleep, which took you out of the call.',
      mayRejoin: true,
      isOver: false,
    });
    expect(endingOf(DisconnectReason.ROOM_DELETED, true).isOver).toBe(true);
  });

  it('should tell the end of the call from losing one’s part in it', () => {
    expect(endingOf(DisconnectReason.ROOM_DELETED).isOver).toBe(true);
    expect(endingOf(DisconnectReason.SIGNAL_CLOSE).isOver).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { readNotes } from './notes';

describe('readNotes', () => {
  it('should tell the chat from what people noted', () => {
    const notes = [
      'Call the bank.',
      '2026-11-21T10:54:06Z user: What did I promise?',
      '2026-11-21T10:54:09Z fred: To write: soon.',
      'Ask the board.',
    ].join('\n');
    expect(readNotes(notes)).toEqual({
      text: 'Call the bank.\nAsk the board.',
      messages: [
        { at: '2026-11-21T10:54:06Z', role: 'user', text: 'What did I promise?' },
        { at: '2026-11-21T10:54:09Z', role: 'fred', text: 'To write: soon.' },
      ],
    });
  });

  it('should leave a note that only looks a little like a message', () => {
    expect(readNotes('2026-11-21 user: hello')).toEqual({ text: '2026-11-21 user: hello', messages: [] });
  });

  it('should find nothing where nothing is', () =>
    expect(readNotes(null)).toEqual({ text: '', messages: [] }));
});

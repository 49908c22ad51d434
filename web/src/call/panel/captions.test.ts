import { describe, expect, it } from 'vitest';
import { captionsOf, type TranscriptionStream } from './captions';

const stream = (segment: string, text: string, final?: string, identity = 'sam'): TranscriptionStream => ({
  text,
  participantInfo: { identity },
  streamInfo: {
    id: `stream-${segment}-${text}`,
    attributes: { 'lk.segment_id': segment, ...(final ? { 'lk.transcription_final': final } : {}) },
  },
});

const texts = (...streams: TranscriptionStream[]) => captionsOf(streams).map(({ text }) => text);

describe('captionsOf', () => {
  it('should show a segment once, as it was last understood', () => {
    expect(
      texts(stream('1', 'hello'), stream('1', 'hello wor'), stream('1', 'Hello world.', 'true')),
    ).toEqual(['Hello world.']);
  });

  it('should keep a final text against a late guess and against an empty one', () => {
    expect(texts(stream('1', 'Done.', 'true'), stream('1', 'do', 'false'), stream('1', ' ', 'true'))).toEqual(
      ['Done.'],
    );
  });

  it('should take a final text again where it grew', () => {
    expect(texts(stream('1', 'Done.', 'true'), stream('1', 'Done, I think.', 'true'))).toEqual([
      'Done, I think.',
    ]);
  });

  it('should keep the order in which segments began', () => {
    expect(texts(stream('1', 'a'), stream('2', 'b'), stream('1', 'a a', 'true'))).toEqual(['a a', 'b']);
  });

  it('should leave the text "false" a guess, though it is not empty', () => {
    expect(captionsOf([stream('1', 'a', 'false')])[0]?.isFinal).toBe(false);
  });

  it('should tell segments without an id apart by their stream', () => {
    const bare = (id: string): TranscriptionStream => ({
      text: id,
      participantInfo: { identity: 'sam' },
      streamInfo: { id },
    });
    expect(texts(bare('x'), bare('y'))).toEqual(['x', 'y']);
  });

  it('should let nobody replace another’s caption by its segment id', () => {
    expect(
      captionsOf([stream('1', 'Yes.', 'true', 'sam'), stream('1', 'I will pay you.', 'true', 'gus')]),
    ).toMatchObject([
      { speaker: 'sam', text: 'Yes.' },
      { speaker: 'gus', text: 'I will pay you.' },
    ]);
  });
});

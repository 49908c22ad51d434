import { describe, expect, it } from 'vitest';
import { hasCode, isMissing, problemFrom } from './problem';

describe('problemFrom', () => {
  it('should carry the stable code and the most exact words', () => {
    const problem = problemFrom(409, { code: 'call_over', title: 'The call is over', detail: 'since noon' });
    expect(hasCode(problem, 'call_over')).toBe(true);
    expect(problem.message).toBe('since noon');
    expect(problemFrom(409, { code: 'call_over', title: 'The call is over', detail: null }).message).toBe(
      'The call is over',
    );
  });

  it('should do with an answer that is no problem+json', () => {
    expect(problemFrom(502, '<html>')).toMatchObject({
      code: 'http_502',
      message: 'The server answered 502.',
    });
    expect(problemFrom(404, null)).toSatisfy(isMissing);
  });

  it('should tell what may pass from what will be refused again', () => {
    expect(problemFrom(503, null).isPassing).toBe(true);
    expect(problemFrom(422, null).isPassing).toBe(false);
  });
});

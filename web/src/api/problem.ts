/** An answer that is not what was asked for: the API's problem+json, or none at all. */
export class ApiProblem extends Error {
  readonly status: number;
  /** Stable, from docs/errors.md; `unreachable` where no answer came. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
  }

  /** Trying again unchanged may do. */
  get isPassing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

export function problemFrom(status: number, body: unknown): ApiProblem {
  const { code, title, detail } = (body ?? {}) as Record<string, unknown>;
  const text = [detail, title].find((value) => typeof value === 'string' && value !== '');
  return new ApiProblem(
    status,
    typeof code === 'string' ? code : `http_${status}`,
    typeof text === 'string' ? text : `The server answered ${status}.`,
  );
}

export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof ApiProblem && codes.includes(error.code);
}

export function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404;
}

import createClient, { type Middleware } from 'openapi-fetch';
import type { paths as CallPaths } from './generated/call-service';
import type { paths as WordPaths } from './generated/recording-service';
import type { paths as SessionPaths } from './generated/session-service';
import { ApiProblem, problemFrom } from './problem';

type Paths = CallPaths & SessionPaths & WordPaths;

let accessToken: () => Promise<string | null> = () => Promise.resolve(null);
let onUnauthenticated: () => void = () => {};

/** Says where the bearer token comes from, and what to do when the API does not take it any more. */
export function authenticateWith(token: () => Promise<string | null>, whenRefused: () => void): void {
  accessToken = token;
  onUnauthenticated = whenRefused;
}

/** For what openapi-fetch does not do: streams. */
export async function authorization(): Promise<Record<string, string>> {
  const token = await accessToken();
  return token ? { Authorization: `Bearer ${token}` } : {};
}

const bearer: Middleware = {
  async onRequest({ request }) {
    for (const [name, value] of Object.entries(await authorization())) request.headers.set(name, value);
    return request;
  },
  onResponse({ response }) {
    if (response.status === 401) onUnauthenticated();
    return response;
  },
};

export const api = createClient<Paths, 'application/json'>({
  baseUrl: '/',
  headers: { Accept: 'application/json' },
});
api.use(bearer);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's body; everything that is not a success is thrown, as an {@link ApiProblem}. */
export async function answered<T>(request: Promise<Answer<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await request.catch((cause: unknown) => {
    throw cause instanceof DOMException && cause.name === 'AbortError'
      ? cause
      : new ApiProblem(0, 'unreachable', 'The server cannot be reached.');
  });
  if (!response.ok) throw problemFrom(response.status, error);
  return data as NonNullable<T>;
}

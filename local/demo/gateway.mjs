// The API as a person's browser sees it: one address, one bearer token.

const TIMEOUT_MS = 10_000;

export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

export class Gateway {
  #url;
  #token;

  constructor(url, token) {
    this.#url = url.replace(/\/+$/, '');
    this.#token = token;
  }

  get(path) {
    return this.#request('GET', path);
  }

  post(path, body, headers = {}) {
    return this.#request('POST', path, body, headers);
  }

  /** Loads what is at an address that carries its own permission. */
  async load(url) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!answer.ok) {
      throw new ApiError(`the recording's address was answered ${answer.status}`, answer.status);
    }
    return Buffer.from(await answer.arrayBuffer());
  }

  async #request(method, path, body, headers = {}) {
    const answer = await this.#send(method, path, body, headers);
    const text = await answer.text();
    if (!answer.ok) {
      throw new ApiError(`${method} ${path} was answered ${answer.status}${described(text)}`, answer.status);
    }
    try {
      return JSON.parse(text);
    } catch {
      throw new ApiError(`${method} ${path} was answered with something that is not JSON`, answer.status);
    }
  }

  async #send(method, path, body, headers) {
    try {
      return await fetch(this.#url + path, {
        method,
        headers: {
          Authorization: `Bearer ${this.#token}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      const reason = error.cause?.message || error.cause?.code || error.message;
      throw new ApiError(`${method} ${path} got no answer from ${this.#url}: ${reason}`, 0);
    }
  }
}

function described(text) {
  try {
    const { code, title, detail } = JSON.parse(text);
    return `, ${[code, detail ?? title].filter(Boolean).join(': ')}`;
  } catch {
    return '';
  }
}

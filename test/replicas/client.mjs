import { signIn } from '../api.mjs';

const pause = milliseconds =>
  new Promise(resolve => {
    setTimeout(resolve, milliseconds);
  });

/**
 * Somebody whose requests go to any replica, again and again with the same key, until one of them is acknowledged: done
 * (2xx) or refused (4xx). What was cut off, or failed in the server, says nothing about what became of it.
 */
export class Client {
  constructor({ name, token, urls, random }) {
    Object.assign(this, { name, token, urls, random });
    this.ref = `user:default/${name}`;
  }

  static async signedIn({ name, urls, random }) {
    const { token } = await signIn(urls[0], name);
    return new Client({ name, token, urls, random });
  }

  /** One attempt, at one replica; `undefined` where no answer came. */
  async attempt(method, path, { body, key, url, signal, version } = {}) {
    try {
      const answer = await fetch(
        `${url ?? this.random.oneOf(this.urls)}/api${path}`,
        {
          method,
          signal: signal ?? AbortSignal.timeout(30_000),
          headers: {
            Authorization: `Bearer ${this.token}`,
            ...(body === undefined
              ? {}
              : { 'Content-Type': 'application/json' }),
            ...(key === undefined ? {} : { 'Idempotency-Key': key }),
            ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
          },
          body: body === undefined ? undefined : JSON.stringify(body),
        },
      );
      const text = await answer.text();
      const isJson = answer.headers.get('content-type')?.includes('json');
      return {
        status: answer.status,
        body: isJson && text ? JSON.parse(text) : text,
      };
    } catch {
      return undefined;
    }
  }

  /** Until it is acknowledged. */
  async send(method, path, options = {}) {
    for (let attempts = 1; attempts <= 1_000; attempts++) {
      const answer = await this.attempt(method, path, options);
      if (isAcknowledged(answer)) return { ...answer, attempts };
      await pause(50 + this.random.below(200));
    }
    throw new Error(`${method} ${path} of ${this.name} was never answered`);
  }
}

/** Whoever is not known says nothing about the request: a replica that starts cannot yet ask for the keys of tokens. */
export function isAcknowledged(answer) {
  if (!answer || answer.status >= 500) return false;
  if (answer.status === 404) return answer.body?.error?.reason !== undefined;
  return answer.status !== 401 && answer.status !== 429;
}

/** Signs a demo person in, as the sign-in page does; resolves with calls in that person's name. */
export async function signIn(url, person) {
  const response = await fetch(`${url}/api/auth/demo/refresh`, {
    headers: { 'x-demo-user': `user:default/${person}` },
  });
  if (!response.ok) throw new Error(await response.text());
  const { backstageIdentity } = await response.json();
  const { token } = backstageIdentity;
  return {
    token,
    /** Resolves with status, body and ETag, whatever the status is. */
    async call(method, path, { body, headers } = {}) {
      const answer = await fetch(`${url}/api${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await answer.text();
      const isJson = answer.headers.get('content-type')?.includes('json');
      return {
        status: answer.status,
        etag: answer.headers.get('etag'),
        body: isJson && text ? JSON.parse(text) : text,
      };
    },
    /** Sends the content of a file. */
    async upload(path, content) {
      const answer = await fetch(`${url}/api${path}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/octet-stream',
        },
        body: content,
      });
      return { status: answer.status, body: await answer.json() };
    },
  };
}

/** Asks again until `isThere` says that it is; what has been promised is not instantaneous. */
export async function eventually(ask, isThere, seconds = 60) {
  const deadline = Date.now() + seconds * 1000;
  let answer;
  do {
    answer = await ask();
    if (isThere(answer)) return answer;
    await new Promise(resolve => {
      setTimeout(resolve, 250);
    });
  } while (Date.now() < deadline);
  throw new Error(
    `Not seen within ${seconds} s; the last answer was ${JSON.stringify(
      answer,
    )}`,
  );
}

/** What went wrong with a call, in its own words. */
export function failure(what, { status, body }) {
  return new Error(`${what}: ${status} ${JSON.stringify(body.error ?? body)}`);
}

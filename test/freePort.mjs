import { once } from 'node:events';
import { createServer } from 'node:net';

const FROM = 20_000;
const TO = 32_000;

/**
 * A port that nobody listens on. It is none of those that the system gives to outgoing connections, which would take it
 * before the server that was meant to have it is up.
 */
export async function freePort() {
  for (let tries = 0; tries < 100; tries++) {
    const port = FROM + Math.floor(Math.random() * (TO - FROM));
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.close();
    if (isFree) return port;
  }
  throw new Error(`No port between ${FROM} and ${TO} is free`);
}

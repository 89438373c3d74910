import { createServer } from 'node:net';
import { launch, Problem, say } from './say.mjs';
import { install, runNode, toolchain } from './toolchain.mjs';

const APP = 3000;
const BACKEND = 7007;

launch(async () => {
  await Promise.all([mustBeFree(APP), mustBeFree(BACKEND)]);
  const env = await toolchain();
  await install(env);

  say(`Starting the portal on http://localhost:${APP}, 20 to 60 seconds ...`);
  const stop = new AbortController();
  announce(stop.signal);
  try {
    process.exitCode = await runNode(env, [
      'node_modules/@backstage/cli/bin/backstage-cli',
      ...['repo', 'start', ...process.argv.slice(2)],
    ]);
  } finally {
    stop.abort();
  }
});

async function mustBeFree(port) {
  for (const host of ['127.0.0.1', '::']) {
    const inUse = await new Promise(resolve => {
      const server = createServer()
        .once('error', error => resolve(error.code === 'EADDRINUSE'))
        .once('listening', () => server.close(() => resolve(false)))
        .listen(port, host);
    });
    if (inUse) {
      throw new Problem(
        `Port ${port} is taken, perhaps by a portal that is already running. End the program that listens there and run the command again.`,
      );
    }
  }
}

async function announce(signal) {
  const answers = url =>
    fetch(url, { signal }).then(
      response => response.ok,
      () => false,
    );
  while (!signal.aborted) {
    const up = await Promise.all([
      answers(`http://localhost:${BACKEND}/.backstage/health/v1/readiness`),
      answers(`http://localhost:${APP}/`),
    ]);
    if (up.every(Boolean)) {
      say(`\nThe portal is open: http://localhost:${APP}\n`);
      return;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 1000).unref();
    });
  }
}

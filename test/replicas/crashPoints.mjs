import { eventually } from '../api.mjs';
import { isAcknowledged } from './client.mjs';

/** Sends a message to a doctored backend; resolves with what is wrong with it now. */
export function doctor(backend, message) {
  return new Promise((resolve, reject) => {
    const ended = () =>
      reject(new Error(`The backend ended; its log: ${backend.log}`));
    if (hasDied(backend)) {
      ended();
      return;
    }
    const heard = answer => {
      if (!answer?.doctored) return;
      backend.process.off('message', heard).off('exit', ended);
      resolve(answer.doctored);
    };
    backend.process.on('message', heard).once('exit', ended);
    // Where it cannot be sent any more, it has ended or is about to.
    backend.process.send(message, () => {});
  });
}

/**
 * One decision that opens a gate, by a backend which dies at the `crashAt`-th step after its transaction began: a
 * statement before it is sent or while it is under way, a call of another plugin before it or once it is answered. The
 * client then turns to the replicas, with the same key.
 *
 * @returns the steps that it came through, unless it died
 */
export async function decideAndCrash({
  campaign,
  backend,
  databases,
  crashAt,
}) {
  const cutover = await campaign.begin({ panel: 1, board: 5 });
  const last = await campaign.prepare(cutover);
  // What came before is told, so that the steps are those of this decision.
  await told(databases, cutover);
  await doctor(backend, { crashAt });
  await campaign.decide(cutover, {
    ...last,
    async send(person, method, path, request) {
      const answer = await person.attempt(method, path, {
        ...request,
        url: backend.url,
      });
      if (isAcknowledged(answer)) return { ...answer, attempts: 1 };
      const again = await person.send(method, path, request);
      return { ...again, attempts: again.attempts + 1 };
    },
  });
  await eventually(
    async () => hasDied(backend) || (await isTold(databases, cutover)),
    answer => answer,
    120,
  );
  try {
    const { steps } = await doctor(backend, { steps: true });
    return steps;
  } catch (error) {
    // All may be told a moment before it dies.
    if (hasDied(backend)) return undefined;
    throw error;
  }
}

function hasDied({ process: { exitCode, signalCode } }) {
  return exitCode !== null || signalCode !== null;
}

async function isTold(databases, { id }) {
  const rows = await databases.query(
    'cutover',
    'select id from outbox where done_at is null and cutover_id = $1 limit 1',
    [id],
  );
  return rows.length === 0;
}

function told(databases, cutover) {
  return eventually(
    () => isTold(databases, cutover),
    answer => answer,
    120,
  );
}

/** Dies at each of these steps in turn; the numbers of those that were reached. */
export async function dieAtEach({ points, start, ...rest }) {
  const left = [...points];
  const reached = [];
  const worker = async () => {
    let backend;
    while (left.length) {
      const crashAt = left.shift();
      // Another replica may have told a part of it first, so that there were fewer steps.
      for (let tries = 0; tries < 3; tries++) {
        backend ??= await start();
        const steps = await decideAndCrash({ ...rest, backend, crashAt });
        if (steps) continue;
        reached.push(crashAt);
        backend = undefined;
        break;
      }
    }
    await backend?.kill();
  };
  // One starts while the other dies.
  await Promise.all([worker(), worker()]);
  return reached;
}

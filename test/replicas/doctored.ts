import { randomUUID } from 'node:crypto';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { createBackend } from '@backstage/backend-defaults';

/**
 * The cutover plugin in a process of its own, with something wrong that a test asks for; all other plugins are asked of
 * another replica, as `discovery.endpoints` says. The product knows nothing of it: rules are exchanged in the cache of
 * modules before the plugin is loaded, statements on their way to the database.
 *
 * A message `{ fault }` plants one of `FAULTS`, or none; `{ crashAt }` ends the process at so many steps after the next
 * transaction has begun, and never for 0; both are answered, and so is `{ steps }`, with the steps since.
 */
const FAULTS = [
  'lock-removed',
  'hash-unchecked',
  'self-approval',
  'keys-forgotten',
  'outbox-rows-lost',
] as const;
type Fault = (typeof FAULTS)[number];

let fault: Fault | undefined;
let crashAt: number | undefined;
let begun = false;
let steps: string[] = [];

process.on('message', (message: Record<string, unknown>) => {
  if ('fault' in message) fault = message.fault as Fault;
  else if ('crashAt' in message) {
    crashAt = message.crashAt as number;
    begun = false;
    steps = [];
  } else if (!('steps' in message)) return;
  process.send?.({ doctored: { fault, crashAt, steps } });
  // What goes on after its steps were asked for is none of the decision.
  if ('steps' in message) crashAt = undefined;
});

/** Something that is waited for. */
function step(name: string) {
  if (!begun || crashAt === undefined) return;
  steps.push(name);
  if (steps.length === crashAt) process.kill(process.pid, 'SIGKILL');
}

doctorModule('gate/eligible', exports_ => ({
  whyBarred: (...call: unknown[]) =>
    fault === 'self-approval' ? undefined : exports_.whyBarred(...call),
}));
doctorModule('gate/decideGate', exports_ => ({
  decideGate: (gate: any, input: any, call: any) =>
    exports_.decideGate(
      gate,
      fault === 'hash-unchecked'
        ? { ...input, hash: gate.rounds.at(-1)?.hash ?? '' }
        : input,
      call,
    ),
}));

function doctorModule(name: string, change: (exports_: any) => object) {
  const file = require.resolve(`../../plugins/cutover-common/src/${name}`);
  const exports_ = require(file);
  const module_ = require.cache[file];
  if (!module_) throw new Error(`${file} is not in the cache of modules`);
  module_.exports = { ...exports_, ...change(exports_) };
}

interface Statement {
  sql: string;
  bindings?: unknown[];
}

/** Those who have read the gate and are to write it at the same moment: two, once. */
let meeting: (() => void)[] = [];
let haveMetBefore = false;

function doctored(statement: Statement): Statement {
  const { sql, bindings = [] } = statement;
  switch (fault) {
    case 'lock-removed':
      return {
        ...statement,
        sql: sql
          .replace(/ for (no key )?update$/, '')
          .replace(
            /^(update "gates" .*) and "version" = (\$\d+)/,
            '$1 and $2::int is not null',
          ),
      };
    case 'keys-forgotten':
      if (!sql.includes('"idempotency_keys"')) return statement;
      return {
        ...statement,
        bindings: bindings.map(each =>
          /^request-/.test(String(each)) ? `${each}-${randomUUID()}` : each,
        ),
      };
    case 'outbox-rows-lost':
      if (!sql.startsWith('insert into "outbox"')) return statement;
      return { ...statement, sql: 'select 1', bindings: [] };
    default:
      return statement;
  }
}

function haveMet(): Promise<void> {
  return new Promise(resolve => {
    meeting.push(resolve);
    if (meeting.length < 2) return;
    meeting.forEach(go => go());
    meeting = [];
    haveMetBefore = true;
  });
}

/** Each statement goes through here, those of transactions too. */
function watchStatements(client: any) {
  const { prototype } = client.constructor;
  const { _query: query } = prototype;
  prototype._query = async function (connection: unknown, given: Statement) {
    const { sql } = given;
    const isOurs = !sql.includes('backstage_backend_tasks');
    if (crashAt !== undefined && /^BEGIN/i.test(sql)) begun = true;
    if (isOurs) step(`before ${sql}`);
    const changed = doctored(given);
    const answer = query.call(
      this,
      connection,
      changed === given ? given : Object.assign(given, changed),
    );
    if (isOurs) step(`under way: ${sql}`);
    const result = await answer;
    if (
      fault === 'lock-removed' &&
      !haveMetBefore &&
      /^select .* from "gates" .*"gate" = .* limit/.test(sql)
    ) {
      await haveMet();
    }
    return result;
  };
}

/** Calls of other plugins. */
function watchCalls() {
  const { fetch } = globalThis;
  globalThis.fetch = async (...call: Parameters<typeof fetch>) => {
    const [to] = call;
    const name = `${call[1]?.method ?? 'GET'} ${
      new URL(to instanceof Request ? to.url : String(to)).pathname
    }`;
    step(`before ${name}`);
    const answer = await fetch(...call);
    step(`answered: ${name}`);
    return answer;
  };
}

const backend = createBackend();
backend.add(import('@backstage-cutover/plugin-cutover-backend'));
backend.add(
  createBackendModule({
    pluginId: 'cutover',
    moduleId: 'doctored',
    register({ registerInit }) {
      registerInit({
        deps: { database: coreServices.database },
        async init({ database }) {
          watchStatements((await database.getClient()).client);
          watchCalls();
        },
      });
    },
  }),
);
backend.start();

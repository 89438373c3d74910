import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import {
  eventOf,
  evolveGate,
  newGate,
  verifyChain,
  type AuditEntry,
} from '@backstage-cutover/plugin-cutover-common';

/**
 * What audit trails tell by the product's own pure core, in a process that has no database: whether each chain holds, and
 * what its events make of the gate. Trails come as a list by stdin, one answer each goes to stdout.
 */
const sha256 = (content: string) =>
  createHash('sha256').update(content).digest('hex');

async function main() {
  const trails: { gate: string; phase: string; entries: AuditEntry[] }[] =
    JSON.parse(await text(process.stdin));
  const told = trails.map(({ gate, phase, entries }) => ({
    verdict: verifyChain(entries, sha256),
    gate: entries
      .filter(({ item }) => item === gate)
      .map(eventOf)
      .reduce(
        (state, event) => (event ? evolveGate(state, event) : state),
        newGate({ cutoverId: entries[0]?.cutoverId, id: gate, phase }),
      ),
  }));
  process.stdout.write(JSON.stringify(told));
}

main();

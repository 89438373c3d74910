import { randomUUID } from 'node:crypto';
import {
  assertAllowedOnRisk,
  cutoverRiskEditPermission,
  importRisks,
  importRisksInputSchema,
  inputErrorOf,
  mayAddRisk,
  type ImportedRisk,
  type ImportRisks,
  type TakenRisk,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Caller } from '../actors/Actors';
import { parsedBody } from '../http/body';
import type { IdempotencyStore } from '../idempotency/IdempotencyStore';
import { repeatable } from '../idempotency/repeatable';
import type { CutoverDoor, OpenedCutover } from '../lifecycle/CutoverDoor';
import type { Outbox } from '../outbox/Outbox';
import type { KnownPeople } from './KnownPeople';
import type { RiskBook } from './RiskBook';
import type { RiskStore } from './RiskStore';
import { RISK_PERMISSIONS } from './riskView';

/** Takes risks in from a spreadsheet: all of its rows, or none. */
export class RiskImport {
  constructor(
    private readonly deps: {
      db: Knex;
      door: CutoverDoor;
      store: RiskStore;
      book: RiskBook;
      people: KnownPeople;
      idempotency: IdempotencyStore;
      outbox: Outbox;
      clock: () => Date;
    },
  ) {}

  /** What an import of these rows would do; writes nothing. */
  async review(
    cutover: string,
    body: unknown,
    caller: Caller,
  ): Promise<ImportedRisk[]> {
    const { db, door } = this.deps;
    const { rows } = parsedBody(importRisksInputSchema, body);
    const { credentials } = caller;
    const opened = await door.open(cutover, credentials, RISK_PERMISSIONS);
    opened.access.assert(cutoverRiskEditPermission, opened.cutover);
    const people = await this.#peopleIn(rows, caller);
    const { items } = await this.#read(db, opened, rows, caller, people);
    return items;
  }

  /** With a key, a repeated call answers as the first one did and makes nothing. */
  async run(
    cutover: string,
    body: unknown,
    caller: Caller,
    { idempotencyKey }: { idempotencyKey?: string } = {},
  ): Promise<TakenRisk[]> {
    const { book, door, idempotency, outbox } = this.deps;
    const { rows } = parsedBody(importRisksInputSchema, body);
    const { credentials } = caller;
    const access = await door.access(credentials, RISK_PERMISSIONS);
    const people = await this.#peopleIn(rows, caller);
    const answer = await door.changeAs(
      access,
      cutover,
      cutoverRiskEditPermission,
      async (tx, opened) => {
        const call =
          idempotencyKey === undefined
            ? undefined
            : repeatable(caller, idempotencyKey, [
                ...['risk-import', opened.cutover.id],
                rows,
              ]);
        const known = call && (await idempotency.take(tx, call, this.#now()));
        if (known) return known;
        const { changes, items } = await this.#read(
          tx,
          opened,
          rows,
          caller,
          people,
        );
        assertAllRight(items);
        await book.writeAll(tx, opened, changes);
        const made = JSON.stringify(items.map(taken));
        if (call) await idempotency.keep(tx, call, made);
        return made;
      },
    );
    outbox.poke();
    return JSON.parse(answer);
  }

  async #read(
    db: Knex,
    opened: OpenedCutover,
    rows: ImportRisks['rows'],
    { actor }: Caller,
    people: ReadonlySet<string>,
  ) {
    const { cutover, spec } = opened;
    const call = { cutover, spec, by: actor };
    // Said once, and not of every row.
    assertAllowedOnRisk(mayAddRisk(call));
    const risks = await this.deps.store.of(db, cutover.id);
    const { number } = risks.at(-1) ?? { number: 0 };
    return importRisks(rows, risks, {
      ...{ ...call, people },
      at: this.#now(),
      newId: randomUUID,
      nextNumber: number + 1,
    });
  }

  #peopleIn(rows: ImportRisks['rows'], { credentials }: Caller) {
    const owners = rows.flatMap(row =>
      Object.entries(row).flatMap(([column, cell]) =>
        column.trim() === 'owner' ? [cell.trim()] : [],
      ),
    );
    return this.deps.people.among(owners, credentials);
  }

  #now() {
    return this.deps.clock().toISOString();
  }
}

/** What it made different is in the register by now. */
function taken({ changes: _, ...item }: ImportedRisk): TakenRisk {
  return item;
}

function assertAllRight(items: ImportedRisk[]): void {
  const faults = items.flatMap(({ faults: found, row }) =>
    found.map(fault => ({ ...fault, path: ['rows', row, ...fault.path] })),
  );
  if (faults.length) throw inputErrorOf(faults, 'risk.import-wrong');
}

import { ConflictError } from '@backstage/errors';
import {
  because,
  gateStatus,
  openSeats,
  type Gate,
  type GateStatus,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';

interface GateRow {
  cutover_id: string;
  gate: string;
  version: number;
  status: GateStatus;
  due_at: string | null;
  /** Null in rows that are older than the column. SQLite gives 0 and 1. */
  sent_back: boolean | number | null;
  state: string;
}

interface WaitingRow {
  cutover_id: string;
  gate: string;
  person: string;
  reason: WaitingReason;
  seat: string | null;
}

export type WaitingReason = 'decide' | 'advise' | 'submitted';

/** Somebody who is awaited at a gate, or awaits others there. */
export interface Waiting {
  cutoverId: string;
  gate: string;
  person: string;
  reason: WaitingReason;
}

export interface KeptGate {
  /** 0 while nothing is kept. */
  version: number;
  gate?: Gate;
}

export class GateStore {
  async find(
    db: Knex,
    cutoverId: string,
    id: string,
    { lock = false } = {},
  ): Promise<KeptGate> {
    const query = db<GateRow>('gates')
      .where({ cutover_id: cutoverId, gate: id })
      .first('version', 'state');
    if (lock) query.forUpdate();
    const row = await query;
    return row
      ? { version: row.version, gate: JSON.parse(row.state) }
      : { version: 0 };
  }

  /** All that is kept of one cutover's gates, by their ids. */
  async of(db: Knex, cutoverId: string): Promise<Map<string, KeptGate>> {
    const rows = await db<GateRow>('gates')
      .where({ cutover_id: cutoverId })
      .select('gate', 'version', 'state');
    return new Map(
      rows.map(({ gate, version, state }) => [
        gate,
        { version, gate: JSON.parse(state) },
      ]),
    );
  }

  /** The gates of some cutovers, for what waits at them. */
  async ofAll(
    db: Knex,
    keys: { cutoverId: string; gate: string }[],
  ): Promise<Gate[]> {
    if (keys.length === 0) return [];
    const rows = await db<GateRow>('gates')
      .whereIn(
        ['cutover_id', 'gate'],
        keys.map(({ cutoverId, gate }) => [cutoverId, gate]),
      )
      .select('state');
    return rows.map(({ state }) => JSON.parse(state));
  }

  /** Those gates of some cutovers whose last round may have been returned. */
  async sentBack(db: Knex, cutoverIds: string[]): Promise<Gate[]> {
    if (cutoverIds.length === 0) return [];
    const rows = await db<GateRow>('gates')
      .whereIn('cutover_id', cutoverIds)
      .where(returned =>
        returned.where('sent_back', true).orWhereNull('sent_back'),
      )
      .select('state');
    return rows.map(({ state }) => JSON.parse(state));
  }

  /**
   * @throws ConflictError (412) if somebody else has written since `before` was read; whoever holds the lock on the
   *   cutover's row never meets that
   */
  async save(
    tx: Knex.Transaction,
    before: KeptGate,
    gate: Gate,
  ): Promise<void> {
    const key = { cutover_id: gate.cutoverId, gate: gate.id };
    const row = {
      version: before.version + 1,
      status: gateStatus(gate),
      due_at: firstDue(gate),
      sent_back: gate.rounds.at(-1)?.status === 'returned',
      state: JSON.stringify(gate),
    };
    const written =
      before.version === 0
        ? await tx<GateRow>('gates')
            .insert({ ...key, ...row })
            .onConflict(['cutover_id', 'gate'])
            .ignore()
            .returning('version')
        : await tx<GateRow>('gates')
            .where({ ...key, version: before.version })
            .update(row)
            .returning('version');
    if (written.length !== 1) throw staleGate(gate);
    await this.#saveWaiting(tx, before.gate, gate);
  }

  /** Where these people are awaited, or await others. */
  async waiting(db: Knex, people: string[]): Promise<Waiting[]> {
    const rows = await db<WaitingRow>('gate_waiting')
      .whereIn('person', people)
      .distinct('cutover_id', 'gate', 'person', 'reason');
    return rows.map(row => ({
      cutoverId: row.cutover_id,
      gate: row.gate,
      person: row.person,
      reason: row.reason,
    }));
  }

  /** Cutovers with a gate under review of which something is due, in the order of their ids. */
  async due(
    db: Knex,
    { now, after, limit }: { now: string; after: string; limit: number },
  ): Promise<{ cutoverId: string; gate: string }[]> {
    const rows = await db<GateRow>('gates')
      .where({ status: 'in-review' })
      .where('due_at', '<=', now)
      .where('cutover_id', '>', after)
      .orderBy('cutover_id')
      .limit(limit)
      .select('cutover_id', 'gate');
    return rows.map(row => ({ cutoverId: row.cutover_id, gate: row.gate }));
  }

  async #saveWaiting(
    tx: Knex.Transaction,
    before: Gate | undefined,
    gate: Gate,
  ) {
    const rows = waitingRows(gate);
    // Most acts change nobody's turn.
    if (
      JSON.stringify(before ? waitingRows(before) : []) === JSON.stringify(rows)
    ) {
      return;
    }
    await tx<WaitingRow>('gate_waiting')
      .where({ cutover_id: gate.cutoverId, gate: gate.id })
      .delete();
    if (rows.length) await tx<WaitingRow>('gate_waiting').insert(rows);
  }
}

function waitingRows(gate: Gate): WaitingRow[] {
  const round = gate.rounds.at(-1);
  if (round?.status !== 'in-review') return [];
  const row = (person: string, reason: WaitingReason, seat: string | null) => ({
    cutover_id: gate.cutoverId,
    gate: gate.id,
    person,
    reason,
    seat,
  });
  return [
    row(round.submittedBy, 'submitted', null),
    ...openSeats(round).flatMap(seat => [
      ...[seat.holder, ...(seat.escalated?.to ?? [])].map(person =>
        row(person, 'decide', seat.id),
      ),
      ...seat.opinions
        .filter(({ endedAt }) => !endedAt)
        .map(({ of }) => row(of, 'advise', seat.id)),
    ]),
  ];
}

function firstDue(gate: Gate): string | null {
  const round = gate.rounds.at(-1);
  if (round?.status !== 'in-review') return null;
  const dues = openSeats(round).flatMap(({ dueAt, escalated }) =>
    dueAt && !escalated ? [dueAt] : [],
  );
  return dues.sort()[0] ?? null;
}

function staleGate({ id }: Gate) {
  return because(
    new ConflictError(
      `Somebody else has just changed ${id}; look at it and try again`,
    ),
    'precondition.stale',
    { statusCode: 412 },
  );
}

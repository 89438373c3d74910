import {
  escalateLeavers,
  lapseCauses,
  lapseGate,
  reviewHash,
  TEMPLATE_ITEM,
  type ChangedFields,
  type Happened,
  type LapseCause,
  type ReviewedItem,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import type { Follower } from '../audit/Recorder';
import { sha256 } from '../audit/sha256';
import type { GateBook, OpenedGate } from './GateBook';
import type { Opened } from './GateChecks';
import type { ReviewedContent } from './ReviewedContent';

/** Ends the approvals of what is changed under review, and finds somebody for the seats of who has left. */
export class GateFollower implements Follower {
  constructor(
    private readonly deps: { book: GateBook; content: ReviewedContent[] },
  ) {}

  async follow(
    tx: Knex.Transaction,
    happened: Happened,
    opened: Opened,
  ): Promise<void> {
    // What happens at a gate changes nothing under review.
    if (happened.type.startsWith('gate.')) return;
    const { at, by, item, reason = '', type } = happened;
    if (type === 'phase.reopened' && item) {
      await this.deps.book.lapseFrom(tx, opened, item, { at, by, reason });
    }
    for (const found of await this.deps.book.all(tx, opened)) {
      if (found.gate.rounds.at(-1)?.status === 'in-review') {
        await this.#follow(tx, happened, found);
      }
    }
  }

  async #follow(tx: Knex.Transaction, happened: Happened, found: OpenedGate) {
    const { book } = this.deps;
    const { opened, gate, template } = found;
    const { at, by } = happened;
    const call = {
      ...{ at, template },
      cutover: opened.cutover,
      spec: opened.spec,
      substitutions: await book.substitutionsFor(tx, gate, at),
    };
    const actor = { kind: 'person' as const, ref: by, groups: [] };
    if (opened.cutover.status === 'cancelled') {
      const change = lapseGate(gate, [], {
        ...{ at, by },
        spec: opened.spec,
        ...(happened.reason ? { reason: happened.reason } : {}),
      });
      await book.write(tx, found, change, { ...call, by: actor });
      return;
    }
    const causes = await this.#causes(tx, found);
    // Rules and checks may be others now, whatever became of what was reviewed.
    const isMoved = happened.type === 'cutover.template-moved';
    if (isMoved) {
      const to = opened.cutover.template.version;
      causes.unshift({ item: TEMPLATE_ITEM, fields: [], to });
    }
    const change = causes.length
      ? lapseGate(gate, causes, {
          ...{ at, by, spec: opened.spec },
          ...(isMoved && happened.reason ? { reason: happened.reason } : {}),
        })
      : escalateLeavers(gate, { ...call, by });
    await book.write(tx, found, change, { ...call, by: actor });
  }

  async #causes(
    tx: Knex.Transaction,
    found: OpenedGate,
  ): Promise<LapseCause[]> {
    const { opened, gate, phase } = found;
    const round = gate.rounds.at(-1);
    const now = await itemsOf(this.deps.content, tx, opened, phase);
    if (
      !round ||
      reviewHash(gate.id, opened.cutover, now, sha256) === round.hash
    ) {
      return [];
    }
    const fields = new Map<string, ChangedFields>();
    for (const after of now) {
      const before = round.items.find(({ id }) => id === after.id);
      if (!before || before.hash === after.hash) continue;
      for (const subject of this.deps.content) {
        const known = fields.get(after.id) ?? { fields: [] };
        const more = await subject.fieldsOf(tx, opened, before, after);
        fields.set(after.id, {
          fields: [...known.fields, ...more.fields],
          ...(known.rows || more.rows
            ? { rows: { ...known.rows, ...more.rows } }
            : {}),
        });
      }
    }
    return lapseCauses(
      round.items,
      now,
      item => fields.get(item) ?? { fields: [] },
    );
  }
}

/** All that is under review at the end of a phase, of all subjects. */
export async function itemsOf(
  content: ReviewedContent[],
  db: Knex,
  opened: Opened,
  phase: string,
): Promise<ReviewedItem[]> {
  const items: ReviewedItem[] = [];
  for (const subject of content) {
    items.push(...(await subject.of(db, opened, phase)));
  }
  return items;
}

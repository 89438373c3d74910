import {
  appliesWhen,
  changedParts,
  isOpenRisk,
  isRiskItem,
  reviewedRisk,
  type ChangedFields,
  type ReviewedItem,
} from '@backstage-cutover/plugin-cutover-common';
import type { Knex } from 'knex';
import { sha256 } from '../audit/sha256';
import type { OpenedCutover } from '../lifecycle/CutoverDoor';
import type { RiskStore } from './RiskStore';

type Opened = Pick<OpenedCutover, 'cutover' | 'spec'>;

/** Open risks, where a gate asks for anything about risks. */
export class ReviewedRisks {
  constructor(private readonly deps: { store: RiskStore }) {}

  async of(db: Knex, opened: Opened, phase: string): Promise<ReviewedItem[]> {
    if (!asksForRisks(opened, phase)) return [];
    const risks = await this.deps.store.of(db, opened.cutover.id);
    return risks.filter(isOpenRisk).map(risk => reviewedRisk(risk, sha256));
  }

  /** What there was before is not kept, but the hashes of its fields are. */
  async fieldsOf(
    _: Knex,
    __: Opened,
    before: ReviewedItem,
    after: ReviewedItem,
  ): Promise<ChangedFields> {
    return {
      fields: isRiskItem(after.id) ? changedParts(before, after) : [],
    };
  }

  /** A risk has no draft. */
  async withEditing(db: Knex, opened: Opened, phase: string) {
    return { items: await this.of(db, opened, phase), beingEdited: [] };
  }
}

function asksForRisks({ cutover, spec }: Opened, phase: string): boolean {
  const gate = spec.phases.find(({ id }) => id === phase)?.gate;
  return (gate?.checks ?? []).some(
    ({ check, when }) =>
      check.startsWith('risk.') && appliesWhen(when, cutover.intake),
  );
}

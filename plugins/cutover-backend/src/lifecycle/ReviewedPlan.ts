import type { ReviewedItem } from '@backstage-cutover/plugin-cutover-common';
import canonicalize from 'canonicalize';
import type { Knex } from 'knex';
import { sha256 } from '../audit/sha256';
import type { OpenedCutover } from './CutoverDoor';

type Opened = Pick<OpenedCutover, 'cutover'>;

/** The baseline of the plan: what is changed, when, and by when each phase is to be over. */
export class ReviewedPlan {
  async of(_: Knex, { cutover }: Opened): Promise<ReviewedItem[]> {
    return [
      {
        id: 'plan',
        title: { en: 'Plan', 'zh-CN': '计划' },
        hash: sha256(canonicalize(baseline(cutover)) ?? ''),
        contributors: [],
      },
    ];
  }

  /** Which part of it: what was there before is not kept. */
  async fieldsOf(): Promise<string[]> {
    return [];
  }

  /** The plan has no draft. */
  async withEditing(db: Knex, opened: Opened) {
    return { items: await this.of(db, opened), beingEdited: [] };
  }
}

function baseline({
  goals,
  scope,
  targets,
  window,
  phases,
}: Opened['cutover']) {
  return {
    goals,
    scope,
    window,
    targets: targets.map(({ ref }) => ref),
    phases: phases.map(({ id, planned }) => ({ id, planned })),
  };
}

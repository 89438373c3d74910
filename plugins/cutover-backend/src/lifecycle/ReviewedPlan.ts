import {
  baseline,
  baselineParts,
  changedParts,
  PLAN_ITEM,
  PLAN_TITLE,
  type ReviewedItem,
} from '@backstage-cutover/plugin-cutover-common';
import type { JsonValue } from '@backstage/types';
import canonicalize from 'canonicalize';
import type { Knex } from 'knex';
import { sha256 } from '../audit/sha256';
import type { OpenedCutover } from './CutoverDoor';

type Opened = Pick<OpenedCutover, 'cutover'>;

/** The baseline of the plan: what is changed, when, and by when each phase is to be over. */
export class ReviewedPlan {
  async of(_: Knex, { cutover }: Opened): Promise<ReviewedItem[]> {
    const parts = Object.entries(baselineParts(cutover));
    return [
      {
        id: PLAN_ITEM,
        title: PLAN_TITLE,
        hash: hashOf(baseline(cutover)),
        contributors: [],
        parts: Object.fromEntries(
          parts.map(([pointer, value]) => [pointer, hashOf(value)]),
        ),
      },
    ];
  }

  /** What was there before is not kept, but its hash is. */
  async fieldsOf(
    _: Knex,
    __: Opened,
    before: ReviewedItem,
    after: ReviewedItem,
  ) {
    return {
      fields: after.id === PLAN_ITEM ? changedParts(before, after) : [],
    };
  }

  /** The plan has no draft. */
  async withEditing(db: Knex, opened: Opened) {
    return { items: await this.of(db, opened), beingEdited: [] };
  }
}

function hashOf(value: JsonValue | ReturnType<typeof baseline>): string {
  return sha256(canonicalize(value) ?? '');
}

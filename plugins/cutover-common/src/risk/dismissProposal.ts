import { ConflictError, NotFoundError } from '@backstage/errors';
import { because } from '../errors';
import type { Happened } from '../lifecycle';
import { standardRisksOf } from './addRisk';
import { assertAllowedOnRisk, mayAddRisk, type RiskCall } from './mayOnRisk';
import type { RiskDismissal } from './model';

/**
 * A standard risk does not matter here.
 *
 * @throws NotAllowedError (403), NotFoundError (404) for one that is not proposed, ConflictError (409)
 */
export function dismissProposal(
  id: string,
  reason: string,
  context: RiskCall & {
    at: string;
    /** Standard risks that are taken over. */
    taken: ReadonlySet<string>;
  },
): { next: Omit<RiskDismissal, 'title'>; happened: Happened } {
  const { at, by, cutover, taken } = context;
  assertAllowedOnRisk(mayAddRisk(context));
  if (!standardRisksOf(context).some(standard => standard.id === id)) {
    throw because(
      new NotFoundError(
        `The template proposes no risk "${id.slice(0, 100)}" for this cutover`,
      ),
      'risk.unknown-standard',
    );
  }
  if (taken.has(id)) {
    throw because(
      new ConflictError(`"${id}" is in the register already; close it there`),
      'risk.taken-over',
    );
  }
  return {
    next: { standard: id, reason, by: by.ref, at },
    happened: {
      type: 'risk.dismissed',
      ...{ cutoverId: cutover.id, at, by: by.ref, item: id, reason },
    },
  };
}

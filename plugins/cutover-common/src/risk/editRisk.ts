import { inputErrorOf, type Fault } from '../errors';
import { normalRef } from '../lifecycle/entityRefs';
import type { EditRisk } from './input';
import { assertMayOnRisk } from './mayOnRisk';
import type { Risk } from './model';
import {
  personFaults,
  riskChange,
  type RiskChange,
  type RiskContext,
} from './riskChange';

/**
 * What a risk becomes when one person edits what it is about.
 *
 * @throws NotAllowedError (403), ConflictError (409), InputError (400) with a fault for each field
 */
export function editRisk(
  risk: Risk,
  { targets, ...change }: EditRisk,
  context: RiskContext,
): RiskChange {
  assertMayOnRisk('edit', risk, context);
  const edited: Risk = {
    ...risk,
    ...change,
    ...(targets ? { targets: readTargets(targets) } : {}),
  };
  // Somebody who has left the catalog may stay the owner until another is named.
  const known = new Set([...context.people, risk.owner]);
  const faults = fieldFaults(edited, { ...context, people: known });
  if (faults.length) throw inputErrorOf(faults);
  return riskChange(
    risk,
    withoutOwnAcceptance(edited, context.at),
    'risk.edited',
    context,
  );
}

/** Refs as the catalog compares them; what is no ref stays as it is and is found out as a fault. */
export function readTargets(targets: string[]): string[] {
  return [
    ...new Set(targets.map(typed => normalRef(typed, 'component') ?? typed)),
  ];
}

/** What the fields of a risk name has to be there. */
export function fieldFaults(
  { category, links, owner, phase, targets }: Risk,
  context: RiskContext,
): Fault[] {
  const { cutover, spec } = context;
  return [
    ...(owner ? personFaults(owner, context, ['owner']) : []),
    ...(category
      ? unknownFaults('category', category, spec.risk.categories)
      : []),
    ...(phase ? unknownFaults('phase', phase, spec.phases) : []),
    ...targets.flatMap((ref, index): Fault[] =>
      cutover.targets.some(target => target.ref === ref)
        ? []
        : [
            {
              path: ['targets', index],
              reason: 'risk.unknown-target',
              message: `${ref} is no target of this cutover`,
              params: { ref },
            },
          ],
    ),
    ...links.flatMap(({ id, kind }, index): Fault[] =>
      kind !== 'deliverable' || hasDeliverable(context, id)
        ? []
        : [
            {
              path: ['links', index, 'id'],
              reason: 'risk.unknown-deliverable',
              message: `The template has no deliverable "${id}"`,
              params: { id },
            },
          ],
    ),
  ];
}

function unknownFaults(
  key: 'category' | 'phase',
  value: string,
  known: { id: string }[],
): Fault[] {
  if (known.some(({ id }) => id === value)) return [];
  const ids = known.map(({ id }) => id).join(', ');
  return [
    {
      path: [key],
      reason: `risk.unknown-${key}`,
      message: `The template has no ${key} "${value}"; choose one of ${ids}`,
      params: { value, known: ids },
    },
  ];
}

function hasDeliverable({ spec }: RiskContext, id: string) {
  return spec.phases.some(({ activities }) =>
    activities.some(({ deliverables }) =>
      deliverables.some(deliverable => deliverable.id === id),
    ),
  );
}

/** Nobody owns a risk that they have accepted themselves. */
function withoutOwnAcceptance(risk: Risk, at: string): Risk {
  const { acceptance, owner } = risk;
  return acceptance?.status === 'granted' && acceptance.decidedBy === owner
    ? { ...risk, acceptance: { ...acceptance, status: 'lapsed', endedAt: at } }
    : risk;
}

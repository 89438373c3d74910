import { NotAllowedError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { because, inputErrorOf, type Fault } from '../errors';
import type { TemplateRole } from '../template';
import type { Actor } from './actor';
import { withOwner } from './createCutover';
import type { Cutover, Happened } from './cutover';
import { editPlan } from './editPlan';
import type { EntityFact } from './entityRefs';
import { assertMayAct, mayAct } from './mayAct';
import type { EditCutover } from './parseInput';
import { ownerFaults, targetFaults, teamFaults } from './planFaults';

/** What a running cutover becomes when its plan is edited; fields that are not given are kept. */
export function editCutover(
  cutover: Cutover,
  edit: EditCutover,
  context: {
    at: string;
    by: Actor;
    roles: TemplateRole[];
    entities: ReadonlyMap<string, EntityFact>;
  },
): { next: Cutover; happened: Happened } {
  const { at, by, roles, entities } = context;
  assertMayAct(cutover, 'update', by, roles);
  assertMayHandOver(cutover, edit, by, roles);

  const plan = editPlan(cutover, edit, at);
  const faults = [...newcomerFaults(cutover, edit, context), ...plan.faults];
  if (faults.length) throw inputErrorOf(faults);

  const edited: Cutover = {
    ...cutover,
    title: edit.title ?? cutover.title,
    owner: edit.owner ?? cutover.owner,
    team: edit.team ?? cutover.team,
    targets: edit.targets
      ? edit.targets.map(
          ref =>
            (entities.has(ref) ? undefined : targetOf(cutover, ref)) ??
            withOwner(ref, entities),
        )
      : cutover.targets,
    window: edit.window ?? cutover.window,
    goals: edit.goals ?? cutover.goals,
    scope: edit.scope ?? cutover.scope,
    phases: plan.phases,
  };
  const { before, after } = difference(cutover, edited);
  return {
    next: { ...edited, updatedAt: at },
    happened: {
      type: 'cutover.updated',
      cutoverId: cutover.id,
      at,
      by: by.ref,
      before,
      after,
    },
  };
}

/**
 * Whoever keeps the plan must not make a leader or an owner of themselves that way.
 *
 * @param leading - the roles that are looked at, where they are others than those that lead now
 */
export function assertMayHandOver(
  cutover: Cutover,
  edit: Pick<EditCutover, 'owner' | 'team'>,
  by: Actor,
  roles: TemplateRole[],
  leading: TemplateRole[] = roles.filter(({ leads }) => leads),
) {
  const holders = (team: Cutover['team'], id: string) =>
    JSON.stringify([...(team[id] ?? [])].sort());
  const handsOver =
    (edit.owner !== undefined && edit.owner !== cutover.owner) ||
    leading.some(
      ({ id }) =>
        edit.team !== undefined &&
        holders(edit.team, id) !== holders(cutover.team, id),
    );
  // The same people as may cancel: those who lead, and the owner.
  if (!handsOver || mayAct(cutover, 'cancel', by, roles).allowed) return;
  throw because(
    new NotAllowedError(
      'Only those who lead the project team, or the owner, may change who leads and who owns the cutover',
    ),
    'actor.lead-needed',
  );
}

// Who left the catalog since may stay where they stand: a new title must not fail because of somebody's departure.
function newcomerFaults(
  cutover: Cutover,
  edit: EditCutover,
  {
    roles,
    entities,
  }: Pick<Parameters<typeof editCutover>[2], 'roles' | 'entities'>,
): Fault[] {
  const known = new Map(entities);
  for (const ref of Object.values(cutover.team).flat()) {
    if (!known.has(ref)) known.set(ref, { kind: 'User' });
  }
  for (const { ref } of cutover.targets) {
    if (!known.has(ref)) known.set(ref, { kind: 'Component' });
  }
  return [
    ...(edit.owner && edit.owner !== cutover.owner
      ? ownerFaults(edit.owner, entities)
      : []),
    ...(edit.targets ? targetFaults(edit.targets, known) : []),
    ...(edit.team ? teamFaults(edit.team, roles, known) : []),
  ];
}

function targetOf(cutover: Cutover, ref: string) {
  return cutover.targets.find(target => target.ref === ref);
}

/** The edited fields as they were and as they are. */
function difference(before: Cutover, after: Cutover) {
  const fields = [
    'title',
    'owner',
    'targets',
    'team',
    'window',
    'goals',
    'scope',
    'phases',
  ] as const;
  const changed = fields.filter(
    field => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const pick = (cutover: Cutover) =>
    structuredClone(
      Object.fromEntries(changed.map(field => [field, cutover[field]])),
    ) as unknown as JsonObject;
  return { before: pick(before), after: pick(after) };
}

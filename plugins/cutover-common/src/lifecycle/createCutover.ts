import type { JsonObject } from '@backstage/types';
import { inputErrorOf, type Fault } from '../errors';
import { validateIntake, type CutoverTemplateSpec } from '../template';
import type { CutoverActivity } from './activity';
import type { Actor } from './actor';
import type { Cutover, Happened } from './cutover';
import { windowFaults } from './cutoverWindow';
import type { EntityFact } from './entityRefs';
import { layOutActivities } from './layOutActivities';
import type { CreateCutover } from './parseInput';
import { ownerFaults, targetFaults, teamFaults } from './planFaults';
import { progressOf } from './progress';
import { schedulePhases } from './schedulePhases';
import { assertAllowed, whyNoPerson } from './verdict';

/** A new cutover, its first phase in progress, and its activities; or every fault of the input, measured by template and catalog. */
export function createCutover(
  input: CreateCutover,
  context: {
    id: string;
    name: string;
    at: string;
    by: Actor;
    template: { ref: string; hash: string; spec: CutoverTemplateSpec };
    entities: ReadonlyMap<string, EntityFact>;
  },
): {
  cutover: Cutover;
  activities: CutoverActivity[];
  happened: Happened;
} {
  const { id, name, at, by, template, entities } = context;
  assertAllowed(whyNoPerson('Starting a cutover', by) ?? { allowed: true });
  const { spec } = template;
  const faults = [
    ...versionFaults(input, spec),
    ...ownerFaults(input.owner, entities),
    ...targetFaults(input.targets, entities),
    ...teamFaults(input.team, spec.roles, entities),
    ...windowFaults(input.window, at),
    ...validateIntake(spec, input.intake),
  ];
  if (faults.length) throw inputErrorOf(faults);

  const plan = schedulePhases(spec.phases, input.window, at);
  const planned: Cutover = {
    id,
    name,
    title: input.title,
    type: spec.type,
    template: {
      ref: template.ref,
      version: spec.version,
      hash: template.hash,
      title: spec.title,
    },
    status: 'running',
    phase: spec.phases[0].id,
    phases: spec.phases.map((phase, index) => ({
      id: phase.id,
      title: phase.title,
      status: index === 0 ? 'in-progress' : 'not-started',
      planned: plan[index],
      actual: index === 0 ? { start: at } : {},
    })),
    owner: input.owner,
    team: input.team,
    targets: input.targets.map(ref => withOwner(ref, entities)),
    window: input.window,
    goals: input.goals,
    scope: input.scope,
    intake: input.intake,
    createdBy: by.ref,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
  const { version: _, ...after } = planned;
  const activities = layOutActivities(planned, spec, at);
  return {
    cutover: { ...planned, progress: progressOf(activities, planned) },
    activities,
    happened: {
      type: 'cutover.created',
      cutoverId: id,
      at,
      by: by.ref,
      after: structuredClone(after) as unknown as JsonObject,
    },
  };
}

/** A target with the owner that the catalog names now. */
export function withOwner(
  ref: string,
  entities: ReadonlyMap<string, EntityFact>,
) {
  const owner = entities.get(ref)?.owner;
  return owner ? { ref, owner } : { ref };
}

function versionFaults(
  input: CreateCutover,
  spec: CutoverTemplateSpec,
): Fault[] {
  const { templateVersion } = input;
  if (templateVersion === undefined || templateVersion === spec.version) {
    return [];
  }
  return [
    {
      path: ['templateVersion'],
      reason: 'template.version-unknown',
      message: `The template is at version ${spec.version}, not ${templateVersion}; start again from the present one`,
      params: { asked: templateVersion, found: spec.version },
    },
  ];
}

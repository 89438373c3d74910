import {
  DEFAULT_NAMESPACE,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { CUTOVER_API_VERSION, inLanguage } from '../template';
import type { Cutover, CutoverPhase } from './cutover';

/** Names the cutover that an entity of the catalog stands for. */
export const CUTOVER_ID_ANNOTATION = 'cutover/id';

const LONGEST_NAME = 63;

/** Full ref of the catalog entity of a cutover. */
export function cutoverEntityRef(cutover: Pick<Cutover, 'name'>): string {
  return stringifyEntityRef({
    kind: 'Cutover',
    namespace: DEFAULT_NAMESPACE,
    name: cutover.name,
  });
}

/** Name of the catalog entity of a phase. */
export function phaseEntityName(
  cutover: Pick<Cutover, 'name' | 'phases'>,
  phaseId: string,
): string {
  const name = `${cutover.name}.${phaseId}`;
  if (name.length <= LONGEST_NAME) return name;
  // No id of a phase begins with a digit, so that this name is no other phase's.
  const order = cutover.phases.findIndex(phase => phase.id === phaseId) + 1;
  return `${cutover.name}.${order}`;
}

/** What the catalog shows of a cutover: one entity for it and one for each of its phases. */
export function cutoverEntities(cutover: Cutover): Entity[] {
  return [
    {
      apiVersion: CUTOVER_API_VERSION,
      kind: 'Cutover',
      metadata: {
        name: cutover.name,
        namespace: DEFAULT_NAMESPACE,
        title: cutover.title,
        description: cutover.goals,
        annotations: { [CUTOVER_ID_ANNOTATION]: cutover.id },
      },
      spec: {
        type: cutover.type,
        status: cutover.status,
        template: cutover.template.ref,
        phase: cutover.phase,
        owner: cutover.owner,
        targets: cutover.targets.map(target => target.ref),
        team: { ...cutover.team },
        window: { ...cutover.window },
        ...(cutover.progress ? { progress: { ...cutover.progress } } : {}),
      },
    },
    ...cutover.phases.map((phase, index) =>
      phaseEntity(cutover, phase, index + 1),
    ),
  ];
}

function phaseEntity(
  cutover: Cutover,
  phase: CutoverPhase,
  order: number,
): Entity {
  return {
    apiVersion: CUTOVER_API_VERSION,
    kind: 'CutoverPhase',
    metadata: {
      name: phaseEntityName(cutover, phase.id),
      namespace: DEFAULT_NAMESPACE,
      title: `${cutover.title}: ${inLanguage(phase.title, 'en')}`,
      annotations: { [CUTOVER_ID_ANNOTATION]: cutover.id },
    },
    spec: {
      cutover: cutoverEntityRef(cutover),
      phase: phase.id,
      status: phase.status,
      order,
      planned: { ...phase.planned },
      actual: { ...phase.actual },
      owner: cutover.owner,
    },
  };
}
